"""Writes InterWidths.swift: the advance widths of Inter, so that charts are laid out alike on every machine.

    python3 advance-widths.py /usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf > InterWidths.swift

Needs fonttools. Run only when the interface's typeface changes; the table is committed.
"""

import sys

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin with Extended-A and Romanian's letters, Greek, Cyrillic with Ukrainian's ghe, general punctuation, currency, arrows, signs.
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x493), (0x2010, 0x2027), (0x2030, 0x203A),
          (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265)]


def widths(path, weight):
    font = TTFont(path)
    axes = {axis.axisTag for axis in font["fvar"].axes}
    place = {"wght": weight}
    if "slnt" in axes:
        place["slnt"] = 0
    if "opsz" in axes:
        place["opsz"] = 14
    font = instantiateVariableFont(font, place)
    scale = 1000 / font["head"].unitsPerEm
    characters, metrics = font.getBestCmap(), font["hmtx"].metrics
    return {code: round(metrics[name][0] * scale) for code, name in characters.items()}


def main(path):
    regular, semibold = widths(path, 400), widths(path, 600)
    print("// Written by advance-widths.py from Debian's Inter: how far each character moves the pen, in thousandths of an em.\n")
    print("/// A run of characters with a width each, in two weights.")
    print("struct WidthRun: Sendable {\n    var first: UInt32\n    var regular: [Int16]\n    var semibold: [Int16]\n}\n")
    print("enum InterWidths {\n    /// In the order of their code points. 0 where Inter has no such character.\n    static let runs: [WidthRun] = [")
    for first, last in RANGES:
        print(f"        WidthRun(\n            first: 0x{first:X},")
        for label, table in (("regular", regular), ("semibold", semibold)):
            print(f"            {label}: [")
            row = [str(table.get(code, 0)) for code in range(first, last + 1)]
            for start in range(0, len(row), 20):
                print("                " + ", ".join(row[start:start + 20]) + ",")
            print("            ]" + ("," if label == "regular" else "),"))
    print("    ]\n}")


main(sys.argv[1])
