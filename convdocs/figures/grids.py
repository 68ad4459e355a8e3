"""Grids of numbers, and rows of them with operators between."""

from ..derivations import plain
from ..units import show
from .figure import Figure
from .page_words import say
from .svg import (
    WIDTH,
    Panel,
    flow,
    grid_lines,
    group,
    moved,
    rect,
    text,
    text_width,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .svg import Grid

CELL = 22  # least width and height of a cell that holds a number
LABEL = 22  # height of the label below a grid


def cell_size(rows: "Grid") -> float:
    """How wide square cells must be for the longest number."""
    return max([CELL] + [text_width(show(value)) + 6 for row in rows for value in row])


def grid(rows: "Grid", cell: float, fill: str = "paper", under: str = "") -> str:
    """Numbers in square cells; None leaves a cell empty; `under` is drawn below the numbers."""
    height, width = len(rows), len(rows[0])
    parts = [rect(0, 0, width * cell, height * cell, fill=fill), under]
    parts.append(grid_lines(0, 0, height, width, cell))
    parts += [
        text((x + 0.5) * cell, (y + 0.5) * cell, show(value))
        for y, row in enumerate(rows) for x, value in enumerate(row) if value is not None
    ]  # fmt: skip
    return group("".join(parts), text_anchor="middle")


def framed(rows: "Grid", cell: float, label: str, room: float, fill: str = "paper") -> Panel:
    """A grid with its label in the room below."""
    width, height = len(rows[0]) * cell, len(rows) * cell
    wide = max(width, text_width(label))
    caption = text(wide / 2, height + 13, label, anchor="middle", fill="muted") if label else ""
    return Panel(
        wide, height + room, moved(grid(rows, cell, fill), (wide - width) / 2, 0) + caption
    )


def operator(sign: str, room: float) -> Panel:
    """A sign between two grids, at their middle also where there is room for labels below."""
    width = text_width(sign, 20)
    body = text(width / 2, CELL / 2, sign, anchor="middle", font_size=20)
    return Panel(width, CELL + room, body)


def in_row(boxes: list[Panel], limit: float) -> Panel:
    """Boxes side by side at one middle height, on as many lines as they need."""
    height = max([box.height for box in boxes])
    places = flow([(box.width, height) for box in boxes], limit, 8)
    parts = [
        moved(box.body, x, y + (height - box.height) / 2) for box, (x, y) in zip(boxes, places)
    ]
    width = max([x + box.width for box, (x, _) in zip(boxes, places)])
    return Panel(width, places[-1][1] + height, "".join(parts))


def matrices(parts: "Sequence[Any]", lang: str = "en", title: str = "") -> Figure:
    """Grids of numbers with operators between them, such as [A, "∗", B, "=", C].

    A part is a grid (lists or an array), a pair (grid, label), or a string; the last grid is the
    result and stands out.

    >>> matrices([[[1, 2]], "∗", [[3]], "=", [[3, 6]]]).alt
    '[1 2] ∗ [3] = [3 6]'
    """
    pairs = [part if isinstance(part, tuple) else (part, "") for part in parts]
    pairs = [(part if isinstance(part, str) else plain(part), label) for part, label in pairs]
    room = LABEL if any(label for _, label in pairs) else 0
    cell = max([cell_size(part) for part, _ in pairs if not isinstance(part, str)])
    boxes, words = [], []
    for n, (part, label) in enumerate(pairs):
        if isinstance(part, str):
            boxes.append(operator(part, room))
            words.append(part)
        else:
            fill = "accent-soft" if 0 < n == len(pairs) - 1 else "paper"
            boxes.append(framed(part, cell, label, room, fill))
            words.append((label + " " if label else "") + show(part))
    row = in_row(boxes, 1.1 * WIDTH)
    return Figure(title or say("matrices_title", lang), " ".join(words), [row], lang)
