"""Buttons that change a stack: each holds the whole new text, so that the script needs no lists."""

from .answer import escape

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence

# what a button does to row n, its sign, and its name for those who hear the page
ACTS = (
    ("up", "↑", ("move layer {n} up", "第 {n} 层上移")),
    ("down", "↓", ("move layer {n} down", "第 {n} 层下移")),
    ("twice", "+1", ("+1: repeat layer {n}", "+1：复制第 {n} 层")),
    ("remove", "×", ("remove layer {n}", "删除第 {n} 层")),
)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def edited(texts: list[str], n: int, what: str) -> list[str]:
    """The layers after row n has been moved, repeated or removed.

    >>> edited(["a", "b", "c"], 1, "up"), edited(["a", "b"], 1, "twice")
    (['b', 'a', 'c'], ['a', 'b', 'b'])
    """
    if what == "remove":
        return texts[:n] + texts[n + 1 :]
    if what == "twice":
        return texts[: n + 1] + texts[n:]
    first = n - 1 if what == "up" else n
    if first < 0 or first + 1 >= len(texts):
        return texts
    return texts[:first] + [texts[first + 1], texts[first]] + texts[first + 2 :]


def row_buttons(texts: list[str], field: str, lang: str) -> list[str]:
    """The four buttons of each row.

    A button that moves a layer is called by that layer, so that the keyboard's focus goes with it.
    """
    safe = [escape(text) for text in texts]
    names, found = [], []
    for n, text in enumerate(texts):
        names.append(slug(text))
        mine = field + "-" + names[n] + "-" + str(names.count(names[n]))
        parts = []
        for what, sign, said in ACTS:
            after = edited(safe, n, what)
            key = field + "-remove-" + str(n) if what == "remove" else what + "-" + mine
            name = said[lang == "zh"].format(n=n + 1)
            parts.append(button(field, joined(after), sign, name, key, after == safe))
        found.append('<span class="edits">' + "".join(parts) + "</span>")
    return found


def slug(text: str) -> str:
    """Text as a part of an id.

    >>> slug("conv 64 3x3")
    'conv-64-3x3'
    """
    return "".join([letter if letter in LETTERS else "-" for letter in text])


def joined(texts: list[str]) -> str:
    """Layers as one text."""
    return ", ".join(texts)


def button(
    field: str, value: str, sign: str, name: str = "", key: str = "", idle: bool = False
) -> str:
    """A button that puts a value, escaped already, into a field; an idle one changes nothing."""
    label = ' aria-label="' + escape(name) + '" title="' + escape(name) + '"' if name else ""
    own = ' id="' + key + '"' if key else ""
    off = ' aria-disabled="true"' if idle else ""
    opening = '<button type="button"' + own + label + off + ' data-for="' + field
    return opening + '" value="' + value + '">' + escape(sign) + "</button>"


def adding(texts: list[str], choices: "Sequence[str]", field: str, label: str) -> str:
    """A line of buttons, each of which puts one more layer at the end.

    Where the last row has been removed, focus comes here.
    """
    safe = [escape(text) for text in texts]
    parts = [
        button(field, joined(safe + [choice]), choice, "", field + "-add-" + slug(choice))
        for choice in choices
    ]
    key = field + "-remove-" + str(len(texts))
    return line(label, "".join(parts), ' id="' + key + '" tabindex="-1"')


def line(label: str, buttons: str, more: str = "") -> str:
    """A labelled line of buttons."""
    opening = '<p class="choices" role="group" aria-label="' + escape(label) + '"' + more + ">"
    return opening + "<span>" + escape(label) + "</span> " + buttons + "</p>"


def presets(named: "Sequence[tuple[tuple[str, str], str]]", label: str, lang: str) -> str:
    """A line of buttons that set several fields at once; each has (names, state as a query)."""
    parts = [
        '<button type="button" id="preset-' + str(n) + '" data-state="' + escape(state) + '">'
        + escape(names[lang == "zh"]) + "</button>"
        for n, (names, state) in enumerate(named)
    ]  # fmt: skip
    return line(label, "".join(parts))


def state(**fields: str) -> str:
    """Fields as a query, with what has a meaning there escaped.

    >>> state(input="3x9x9", layers="conv 8 3x3, pool 2")
    'input=3x9x9&layers=conv+8+3x3,+pool+2'
    """
    parts = [name + "=" + fields[name].replace(" ", "+") for name in sorted(fields)]
    return "&".join(parts)
