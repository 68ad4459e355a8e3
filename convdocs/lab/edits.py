"""Buttons that write into fields: each holds what it writes, so that the script needs no lists."""

from .answer import escape

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def slug(text: str) -> str:
    """Text as a part of an id.

    >>> slug("conv 64 3x3")
    'conv-64-3x3'
    """
    return "".join([letter if letter in LETTERS else "-" for letter in text])


def joined(texts: list[str]) -> str:
    """Layers as one text."""
    return ", ".join(texts)


def button(field: str, value: str, sign: str, key: str, more: str = "") -> str:
    """A button that puts a value, escaped already, into a field."""
    opening = '<button type="button" id="' + key + '"' + more + ' data-for="' + field
    return opening + '" value="' + value + '">' + escape(sign) + "</button>"


def adding(texts: list[str], choices: "Sequence[str]", field: str, label: str) -> str:
    """A line of buttons, each of which puts one more layer at the end.

    Where the last row has been removed, focus comes here.
    """
    safe = [escape(text) for text in texts]
    parts = [
        button(field, joined(safe + [choice]), choice, field + "-add-" + slug(choice))
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
