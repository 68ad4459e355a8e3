"""Buttons that move, repeat or remove a layer of a stack.

A stack of hundreds of layers has as many buttons: so the whole text stands once, around them, and
each holds only what it writes and from where to where.
"""

from .answer import escape
from .edits import joined, slug

# what a button does to row n, its sign, and its name for those who hear the page
ACTS = (
    ("up", "↑", ("move layer {n} up", "第 {n} 层上移")),
    ("down", "↓", ("move layer {n} down", "第 {n} 层下移")),
    ("twice", "+1", ("+1: repeat layer {n}", "+1：复制第 {n} 层")),
    ("remove", "×", ("remove layer {n}", "删除第 {n} 层")),
)
COMMA = len(joined(["", ""]))


def change(texts: list[str], n: int, what: str) -> tuple[int, int, list[str]]:
    """Which rows give way to which layers when row n is moved, repeated or removed.

    >>> change(["a", "b", "c"], 1, "up"), change(["a", "b"], 1, "twice")
    ((0, 2, ['b', 'a']), (1, 2, ['b', 'b']))
    """
    if what == "remove":
        return n, n + 1, []
    if what == "twice":
        return n, n + 1, [texts[n], texts[n]]
    first = n - 1 if what == "up" else n
    if first < 0 or first + 1 >= len(texts):
        return n, n + 1, [texts[n]]
    return first, first + 2, [texts[first + 1], texts[first]]


def place(starts: list[int], first: int, last: int, gone: bool) -> tuple[int, int]:
    """Where rows begin and end in the joined text; where they go, so does the comma beside them.

    >>> starts = [0, 3, 6]
    >>> place(starts, 1, 2, False), place(starts, 0, 1, True), place(starts, 1, 2, True)
    ((3, 4), (0, 3), (1, 4))
    """
    begin, end = starts[first], starts[last]
    if gone and last + 1 < len(starts):
        return begin, end
    return begin - COMMA * (gone and first > 0), end - COMMA


def row_buttons(texts: list[str], field: str, lang: str) -> list[str]:
    """The four buttons of each row.

    A button that moves a layer is called by that layer, so that the keyboard's focus goes with it.
    """
    starts, found = [0], []
    times: dict[str, int] = {}
    slugs: dict[str, str] = {}
    for text in texts:
        starts.append(starts[-1] + len(text) + COMMA)
        slugs[text] = slugs.get(text) or slug(text)
    template = templates(field, lang)
    for n, text in enumerate(texts):
        times[text] = times.get(text, 0) + 1
        mine = slugs[text] + "-" + str(times[text])
        parts = []
        for what, _, _ in ACTS:
            first, last, rows = change(texts, n, what)
            begin, end = place(starts, first, last, not rows)
            still = ' aria-disabled="true"' if rows == texts[first:last] else ""
            key = str(n) if what == "remove" else mine
            writes = escape(joined(rows))
            parts.append(template[what] % (key, n + 1, n + 1, begin, end, still, writes))
        found.append('<span class="edits">' + "".join(parts) + "</span>")
    return found


def templates(field: str, lang: str) -> dict[str, str]:
    """Each button with places for its id, its row, twice, and what it writes, and where."""
    found = {}
    for what, sign, said in ACTS:
        label = said[lang == "zh"].replace("{n}", "%d")
        more = '-%s" aria-label="' + label + '" title="' + label + '" data-from="%d" data-to="%d"%s'
        key = (field + "-remove" if what == "remove" else what + "-" + field) + more
        found[what] = '<button type="button" id="' + key + ' data-for="' + field + '" value="%s">'
        found[what] += sign + "</button>"
    return found


def around(texts: list[str], html: str) -> str:
    """HTML with such buttons, in a box that holds the text in which they change something."""
    return '<div data-text="' + escape(joined(texts)) + '">' + html + "</div>"
