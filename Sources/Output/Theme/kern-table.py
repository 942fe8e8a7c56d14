"""Set-up: gives a font the pair kerning of its GPOS table as a `kern` table, which is all that FreeType reads, and figures that line up.

usage: kern-table.py IN OUT
"""
import sys

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

font = TTFont(sys.argv[1])
order = font.getGlyphOrder()
if "GSUB" in font:
    table = font["GSUB"].table
    lining = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "lnum" for index in record.Feature.LookupListIndex}
    for subtable in (subtable for index in sorted(lining) for subtable in table.LookupList.Lookup[index].SubTable):
        subtable = getattr(subtable, "ExtSubTable", subtable)
        for characters in font["cmap"].tables:
            characters.cmap = {code: getattr(subtable, "mapping", {}).get(glyph, glyph) for code, glyph in characters.cmap.items()}
shown = set(font.getBestCmap().values())
pairs = {}


def add(left, right, value):
    # Of several subtables the first that knows a pair holds.
    if left in shown and right in shown and (left, right) not in pairs:
        pairs[left, right] = value.XAdvance if value and hasattr(value, "XAdvance") else 0


def read(subtable):
    first = subtable.Coverage.glyphs
    if subtable.Format == 1:
        for left, records in zip(first, subtable.PairSet):
            for record in records.PairValueRecord:
                add(left, record.SecondGlyph, record.Value1)
        return
    left_classes, right_classes = subtable.ClassDef1.classDefs, subtable.ClassDef2.classDefs
    by_class = {}
    for glyph in order:
        by_class.setdefault(right_classes.get(glyph, 0), []).append(glyph)
    for left in first:
        for number, record in enumerate(subtable.Class1Record[left_classes.get(left, 0)].Class2Record):
            for right in by_class.get(number, []):
                add(left, right, record.Value1)


if "GPOS" in font:
    table = font["GPOS"].table
    wanted = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern" for index in record.Feature.LookupListIndex}
    for index in sorted(wanted):
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)
            if subtable.LookupType == 2:
                read(subtable)
    del font["GPOS"]
for tag in ("GSUB", "GDEF"):
    if tag in font:
        del font[tag]
# A table holds at most 65,535 pairs, and its length in bytes has 16 bits: the widest corrections first.
chosen = sorted(((abs(value), pair) for pair, value in pairs.items() if value), key=lambda item: (-item[0], item[1]))[:10_900]
if chosen:
    kern = newTable("kern")
    kern.version = 0
    subtable = KernTable_format_0()
    subtable.apple = False
    subtable.version = 0
    subtable.coverage = 1
    subtable.tupleIndex = None
    subtable.kernTable = {pair: pairs[pair] for _, pair in sorted(chosen, key=lambda item: item[1])}
    kern.kernTables = [subtable]
    font["kern"] = kern
font.recalcTimestamp = False
font.save(sys.argv[2])
