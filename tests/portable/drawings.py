"""Draws and writes everything once; runs unmodified under CPython and MicroPython."""

import convdocs as cd
from convdocs import figures, tables

IMAGE = [[1, 2, 3, 0, 1], [4, 5, 6, 1, 2], [7, 8, 9, 2, 3], [1, 2, 3, 0, 1], [4, 5, 6, 1, 2]]
EDGE = [[1, 0, -1]] * 3
PAIRS = [(cd.stacked(3, n), cd.stacked(2 * n + 1, 1)) for n in (2, 3, 4)]


def drawn(lang):
    """A figure of every kind."""
    small, large = PAIRS[0]
    return [
        figures.growth([cd.Conv2d(1, 1, 3, dilation=2), cd.MaxPool2d(2), cd.ReLU()], lang),
        figures.windows(IMAGE, EDGE, 2, 1, lang),
        figures.matrices([(IMAGE, "x"), "∗", EDGE], lang),
        figures.pictures([(IMAGE, "x"), (EDGE, "a")], lang),
        figures.stack_against_single(3, 3, lang),
        figures.cost_against_size(small, large, range(5, 29), lang),
        figures.cost_against_width(64, 32, range(8, 129, 8), lang=lang),
        figures.ratio_against_size(PAIRS, range(9, 60), lang),
        figures.aliased(3, 14, lang=lang),
        figures.field_bars(cd.named_network("vgg16").ledger(), lang),
        figures.field_borders(cd.named_network("alexnet").ledger(), "pool5", lang),
        figures.field_squares(224, [("a", -90, 212), ("b", 6, 60)], lang),
        figures.path_map([("a", cd.stacked(3, 4)), ("b", cd.stacked(3, 25))], lang),
        figures.path_curve("10 × 3×3", cd.stacked(3, 10), lang),
        figures.path_growth(3, 40, lang),
        figures.sampled(7, 16, 2, lang),
        figures.bars(["a", "b"], [("one", [3, 5]), ("two", [0.5, 2])], "", lang),
    ]


def written():
    """A table of every kind."""
    return [
        tables.ledger(cd.named_network("vgg16").ledger()),
        tables.stack_comparison(PAIRS[0][0], PAIRS[0][1], [4, 5, 28]),
        tables.windows(IMAGE, EDGE),
    ]


def run(_, results):
    """The text of all of them, one after the other."""
    lines = []
    for lang in ("en", "zh"):
        for figure in drawn(lang):
            lines += [figure.svg, figure.html(), figure.file(), figure.alt]
        for table in written():
            lines += [table.html(lang), table.text(lang), table.markdown(lang), table.csv()]
            lines.append(str(len(table.json()) > 2))
    with open(results, "w") as file:  # noqa: PTH123 - MicroPython has no pathlib
        file.write("\n".join(lines))
