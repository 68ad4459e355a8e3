"""Cut the maths font down to the characters that formulas use.

    npm pack @fontsource/stix-two-math@5.3.0 && tar xf fontsource-stix-two-math-5.3.0.tgz
    python scripts/subset_math_font.py \
        package/files/stix-two-math-latin-400-normal.woff2 site

Needs `fonttools[woff]`. Besides what stands in the built site, the subset holds the letters,
digits and signs that formulas of this field are made of, so that a new formula seldom needs a
new subset; a test says when one does.
"""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from convdocs.site.mathml import glyphs, italic

FONT = Path(__file__).parents[1] / "docs/theme/assets/fonts/stix-two-math.woff2"
GREEK = "αβγδεηθκλμνπρστφωΓΔΣΩℓ"
SIGNS = "+−-×·∗/÷=≈≠<>≤≥±∼∝→⇒∈∞∑∏√⌊⌋⌈⌉()[]{}|∣,.;:!?%′'…⋯⋅∘⏟⏞–—‾_¯ˆ˜˙\u00a0\u202f"


def repertoire(site: Path) -> set[str]:
    """The characters of every formula in a built site, and those that formulas are made of."""
    letters = string.ascii_letters + GREEK
    found = {*letters, *map(italic, letters), *string.digits, *SIGNS}
    for page in site.rglob("*.html"):
        for formula in re.findall(r"<math\b.*?</math>", page.read_text("utf-8"), re.DOTALL):
            found |= glyphs(formula)
    return found


def cut(source: Path, characters: set[str]) -> None:
    """Write the subset, its table of mathematical sizes and the forms for indices kept."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        hinting=False, layout_features=["ssty", "kern"], name_IDs=[0, 1, 2, 4, 5, 13, 14],
        notdef_outline=True, drop_tables=["DSIG", "gasp"],
    )  # fmt: skip
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, characters))
    cutter.subset(font)
    narrow_roots(font)
    font.flavor = "woff2"
    font.save(FONT)


def narrow_roots(font: TTFont) -> None:
    """Make tall root signs as narrow as the small one.

    Chromium reserves the width of the widest for every root, which leaves a gap after √2.
    """
    variants = font["MATH"].table.MathVariants
    small = font.getBestCmap()[ord("√")]
    signs = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(small)]
    tall = {record.VariantGlyph for record in signs.MathGlyphVariantRecord} - {small}
    for name in tall | {part.glyph for part in signs.GlyphAssembly.PartRecords}:
        glyph, (advance, bearing) = font["glyf"][name], font["hmtx"][name]
        factor = font["hmtx"][small][0] / advance
        glyph.coordinates.scale((factor, 1))
        glyph.coordinates.toInt()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (round(advance * factor), round(bearing * factor))


if __name__ == "__main__":
    cut(Path(sys.argv[1]), repertoire(Path(sys.argv[2])))
    print(f"{FONT.name}: {FONT.stat().st_size} bytes")
