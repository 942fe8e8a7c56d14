#!/bin/sh
# Set-up: the theme's web fonts, cut from Debian's packages fonts-vollkorn and fonts-inter-variable (both SIL OFL) to what dossiers in
# Latin and Cyrillic letters need. Writes woff2 files, fonts.css and the licences into the folder that `theme: fonts:` names.
# Usage: make-fonts.sh OUT BIN, where BIN holds fonttools and pyftsubset (PyPI: fonttools[woff]).
set -eu
out=$1
bin=$2
export SOURCE_DATE_EPOCH=0
LATIN=U+20-7E,U+A0-17F,U+218-21B,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2116,U+2190-2193,U+2212,U+D7
CYRILLIC=U+301,U+400-45F,U+490-491
# Optional: a page never changes its face under the reader's eyes; fonts that come too late serve the next page.
# What CSS says of the two must not overlap, or a browser fetches both for one letter.
FEATURES=kern,liga,calt,ccmp,locl,mark,mkmk,lnum,tnum,case
SERIF=/usr/share/fonts/truetype/vollkorn
SANS=/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf
CARD=$LATIN,$CYRILLIC
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
rm -f "$out"/*.woff2 "$out"/*.css "$out"/*.ttf "$out"/*.txt

subset() { # FILE NAME UNICODES
  "$bin/pyftsubset" "$1" --unicodes="$3" --layout-features="$FEATURES" --flavor=woff2 --no-hinting --desubroutinize --output-file="$out/$2.woff2"
}
face() { # FAMILY WEIGHT STYLE NAME RANGE
  echo "@font-face { font-family: $1; font-weight: $2; font-style: $3; font-display: optional; src: url($4.woff2) format(\"woff2\"); unicode-range: $5; }" >>"$work/fonts.css"
}
both() { # FILE FAMILY WEIGHT STYLE NAME
  subset "$1" "$5-latin" "$LATIN"
  subset "$1" "$5-cyrillic" "$CYRILLIC"
  face "$2" "$3" "$4" "$5-latin" "$LATIN"
  face "$2" "$3" "$4" "$5-cyrillic" "$CYRILLIC"
}

both "$SERIF/Vollkorn-Regular.ttf" Vollkorn 400 normal vollkorn-400
both "$SERIF/Vollkorn-SemiBold.ttf" Vollkorn 600 normal vollkorn-600
"$bin/fonttools" varLib.instancer "$SANS" wght=400:700 --quiet --output "$work/inter.ttf"
both "$work/inter.ttf" Inter "400 700" normal inter
# Italics are few: titles and emphasis. What its files lack is slanted from the upright ones.
LATIN=U+20-7E,U+A0-FF,U+104-107,U+10C-10D,U+116-119,U+12E-12F,U+141-144,U+15A-15B,U+160-161,U+16A-16D,U+172-173,U+179-17E,U+2013-2014,U+2018-201E,U+2026
FEATURES=kern,liga,ccmp,mark,lnum
both "$SERIF/Vollkorn-Italic.ttf" Vollkorn 400 italic vollkorn-400-italic

# Social cards are drawn by FreeType, which reads plain TrueType and knows kerning by the old `kern` table alone.
card() { # FILE NAME
  "$bin/pyftsubset" "$1" --unicodes="$CARD" --layout-features=kern,lnum --no-hinting --desubroutinize --output-file="$work/$2.ttf"
  "$bin/python" "$(dirname "$0")/kern-table.py" "$work/$2.ttf" "$out/$2.ttf"
}
card "$SERIF/Vollkorn-SemiBold.ttf" card-serif
"$bin/fonttools" varLib.instancer "$SANS" wght=550 --quiet --output "$work/inter-card.ttf"
card "$work/inter-card.ttf" card-sans

for package in fonts-vollkorn fonts-inter-variable; do
  cp "/usr/share/doc/$package/copyright" "$out/$package.txt"
done
# Last, as the sign that all is there.
mv "$work/fonts.css" "$out/fonts.css"
