"""Windows on an axis as drawn, against their places."""

import re

from drawings import contents, root

from convdocs import figures, frameworks
from convdocs.frameworks import Placing

SVG = "{http://www.w3.org/2000/svg}"
CELL = 24


def lines(figure: figures.Figure) -> list[tuple[int, int, bool]]:
    """Each window: its first and last cell from the first zero, and whether it is taken."""
    found = []
    for path in root(figure.svg).iter(SVG + "path"):
        if path.get("stroke-width") == "2.5":
            left, right = (float(x) for x in re.findall(r"[ML](\S+) ", path.attrib["d"]))
            taken = path.get("stroke-dasharray") is None
            found.append((round((left - 2) / CELL), round((right + 2) / CELL) - 1, taken))
    return found


def test_windows_stand_where_the_stride_puts_them() -> None:
    figure = figures.placing(7, 3, 2, [("", frameworks.pytorch(7, 3, 2, padding=1))])
    assert lines(figure) == [(0, 2, True), (2, 4, True), (4, 6, True), (6, 8, True)]


def test_floor_leaves_a_window_out_that_ceil_takes() -> None:
    floor = frameworks.pytorch_pool(6, 3, 2)
    ceil = frameworks.pytorch_pool(6, 3, 2, ceil_mode=True)
    figure = figures.placing(6, 3, 2, [("floor", floor), ("ceil", ceil)])
    inside = [(0, 2, True), (2, 4, True)]
    assert lines(figure) == [*inside, (4, 6, False), *inside, (4, 6, True)]
    assert "floor: output size 2" in contents(figure.svg)


def test_a_window_that_starts_in_the_padding_is_left_out_too() -> None:
    clipped = frameworks.pytorch_pool(5, 2, 3, padding=1, ceil_mode=True)
    figure = figures.placing(5, 2, 3, [("", clipped)])
    assert lines(figure) == [(0, 1, True), (3, 4, True), (6, 7, False)]


def test_equal_pixels_stand_below_each_other() -> None:
    """Zeros before shift nothing but the zeros: pixel 1 is in one column for all cases."""
    figure = figures.placing(6, 3, 2, [("a", Placing(3, 1, 1)), ("b", Placing(3, 0, 1))])
    shifts = re.findall(r"translate\((\S+) (\S+)\)", figure.panels[0].body)
    assert [float(x) for x, _ in shifts] == [0, CELL]


def test_windows_in_one_row_never_touch() -> None:
    for s in range(1, 8):
        figure = figures.placing(9, 3, s, [("", frameworks.pytorch(9, 3, s))])
        paths = [path.attrib["d"] for path in root(figure.svg).iter(SVG + "path")
                 if path.get("stroke-width") == "2.5"]  # fmt: skip
        rows: dict[str, list[float]] = {}
        for path in paths:
            (left, y), (right, _) = re.findall(r"[ML](\S+) ([\d.]+)", path)
            assert all(float(left) > end + 4 for end in rows.setdefault(y, []))
            rows[y].append(float(right))


def test_the_alternative_counts_what_is_never_read() -> None:
    figure = figures.placing(5, 2, 3, [("C", frameworks.caffe(5, 2, 3))])
    words = "C: output size 2, zeros 0 before and 0 after, 1 of 5 pixels never read."
    assert figure.alt == words
