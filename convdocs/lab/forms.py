"""The fields of a tool; `controls` knows how they look, `reading` what may stand in them."""

from collections import namedtuple

# kind: "integer", "size" (3 or 3x5), "padding" (a size or a word), "shape" (3x9x9), "image" (a
# shape, its sides or nothing), "choice" (of options), "check", "text" or "lines"; label: (en, zh);
# least: the smallest integer; slider: whether a slider stands beside it; options: ((value, (en,
# zh)), ...); where: the values of another field with which this one is shown ("" always); called:
# what the page and its messages call it.
Field = namedtuple("Field", "name kind default label least slider options where called")


def integer(
    name: str, default: str, label: tuple[str, str], least: int = 1, slider: bool = False,
    where: str = "", called: str = "",
) -> Field:  # fmt: skip
    """A field for an integer."""
    return Field(name, "integer", default, label, least, slider, (), where, called or name)


def size(name: str, default: str, label: tuple[str, str], least: int = 1, where: str = "") -> Field:
    """A field for a size: an integer, or a pair such as 3x5."""
    return Field(name, "size", default, label, least, True, (), where, name)


def shape(name: str, default: str, label: tuple[str, str]) -> Field:
    """A field for channels, height and width, or for features."""
    return Field(name, "shape", default, label, 1, False, (), "", name)


def image(name: str, default: str, label: tuple[str, str]) -> Field:
    """A field for the size of a colour image; it may be empty."""
    return Field(name, "image", default, label, 1, True, (), "", name)


def padding(
    name: str, default: str, label: tuple[str, str], where: str = "", same: str = ""
) -> Field:
    """A field for a padding: a size, or a word; `same` is where the word same means something."""
    words = (("same", ("same", "same"), same),)
    return Field(name, "padding", default, label, 0, True, words, where, name)


def choice(name: str, default: str, label: tuple[str, str], options: tuple[object, ...]) -> Field:
    """A field with a few values to choose from."""
    return Field(name, "choice", default, label, 0, False, options, "", name)


def check(name: str, default: str, label: tuple[str, str], where: str = "") -> Field:
    """A box that is ticked or not."""
    return Field(name, "check", default, label, 0, False, (), where, name)


def text(name: str, default: str, label: tuple[str, str]) -> Field:
    """A line of text."""
    return Field(name, "text", default, label, 0, False, (), "", name)


def lines(name: str, default: str, label: tuple[str, str]) -> Field:
    """Text of several lines."""
    return Field(name, "lines", default, label, 0, False, (), "", name)


def applies(field: Field, state: dict[str, str]) -> bool:
    """Whether a field means something in this state; `where` reads kind=conv,max.

    >>> applies(integer("g", "1", ("", ""), where="kind=conv,max"), {"kind": "avg"})
    False
    """
    if not field.where:
        return True
    name, _, values = field.where.partition("=")
    return state.get(name, "") in values.split(",")
