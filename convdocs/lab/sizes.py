"""Sizes and shapes as people write them: 224, 3x5, (3, 224, 224), torch.Size([1, 3, 224, 224])."""

from .. import units
from ..errors import NotationError
from ..notation.digits import narrow, whole
from .size_words import HEARD, SENTENCES

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

    from .forms import Field

EXAMPLES = {"integer": "64", "size": "3x5", "padding": "1x2", "shape": "3x224x224",
            "image": "224x224"}  # fmt: skip
BRACKETS = ("()", "[]", "{}")
NEEDED = {"integer": 1, "shape": 3}  # all others one or two


class SizeError(NotationError):
    """A size or shape that cannot be read."""

    sentences = SENTENCES


def crossed(typed: str) -> str:
    """A size with an x between its numbers, whatever stood there, and without brackets.

    >>> crossed("torch.Size([3, 224, 224])"), crossed("3 × 5"), crossed("3*3"), crossed("(3,)")
    ('3x224x224', '3x5', '3x3', '3')
    """
    text = narrow(typed).lower().strip()
    if text.startswith("torch.size"):
        text = text[len("torch.size") :].strip()
    while text[:1] + text[-1:] in BRACKETS:
        text = text[1:-1].strip()
        text = text[:-1].strip() if text.endswith(",") else text
    for sign in "×✕*,;":
        text = text.replace(sign, " x ")
    words = text.replace("x", " x ").split()
    if "x" not in words:  # 3 224 224
        return "x".join(words)
    return "".join(words) if joined(words) else " ".join(words)


def joined(words: list[str]) -> bool:
    """Whether no two numbers stand side by side without an x."""
    return all("x" in words[n : n + 2] for n in range(len(words) - 1))


def numbers(field: "Field", typed: str) -> list[int]:
    """The integers of a size or shape, each at least the field's least."""
    said = {"name": field.called, "value": typed, "example": EXAMPLES[field.kind]}
    if not typed:
        raise SizeError("empty", **said)
    found = []
    for part in [one.strip() for one in crossed(typed).split("x")]:
        if not part:
            raise SizeError("lacks_number", **said)
        digits = part[1:] if part[0] in "-+" else part
        size = whole(digits)
        if size is None:
            raise SizeError("unlike_number", part=part, **said)
        found.append(-size if part[0] == "-" else size)
    for n in found:
        if n < field.least:
            raise SizeError("too_small" if len(found) == 1 else "part_too_small",
                            part=n, least=field.least, **said)  # fmt: skip
    return found


def ungrouped(typed: str) -> str:
    """One integer without the commas between its groups of three digits.

    >>> ungrouped("1,000,000"), ungrouped("1,00")
    ('1000000', '1,00')
    """
    groups = narrow(typed).split(",")
    grouped = all(len(group) == 3 for group in groups[1:]) and 0 < len(groups[0]) < 4
    return "".join(groups) if grouped else typed


def counted(field: "Field", typed: str, key: str, found: list[int]) -> SizeError:
    """The refusal of a size with too few or too many numbers."""
    example = EXAMPLES[field.kind]
    if key != "number_count" and len(found) < 3:
        sides = (2 * found)[-2:] if key == "lacks_sides" else found
        example = "x".join([str(n) for n in [3] + sides])
    needed = NEEDED.get(field.kind)
    key = "pair_count" if key == "number_count" and needed is None else key
    return SizeError(key, name=field.called, value=typed, count=len(found), needed=needed,
                     example=example)  # fmt: skip


def size(field: "Field", typed: str) -> "int | tuple[int, ...]":
    """An integer, or a pair where the field may hold one."""
    found = numbers(field, ungrouped(typed) if field.kind == "integer" else typed)
    if len(found) == 1:
        return found[0]
    if len(found) == 2 and field.kind != "integer":
        return tuple(found)
    raise counted(field, typed, "number_count", found)


def shape(field: "Field", typed: str) -> tuple[int, ...]:
    """Channels, height and width, sides or features alone; a batch before them is left out."""
    found = numbers(field, typed)
    if len(found) < 5:
        return tuple(found[-3:])
    raise counted(field, typed, "number_count", found)


def image(field: "Field", typed: str) -> "tuple[int, ...] | None":
    """The shape of a colour image, from its sides or whole; nothing where nothing is typed."""
    if not typed:
        return None
    found = numbers(field, typed)
    if len(found) == 3 and found[0] != 3 and found[2] == 3:  # channels last
        found = [3] + found[:2]
    if len(found) > 2 and found[-3] != 3:
        raise SizeError("not_colour", name=field.called, value=typed, count=found[-3],
                        example="x".join([str(n) for n in found[-2:]]))  # fmt: skip
    if len(found) > 4 or (len(found) == 4 and found[0] != 1):
        raise counted(field, typed, "number_count", found)
    return (3,) + tuple((2 * found)[-2:])


READERS = {"integer": size, "size": size, "padding": size, "shape": shape, "image": image}


def heard(field: "Field", typed: str, value: "Any", lang: str) -> str:
    """How something was understood that is written otherwise than the page does; or nothing."""
    if field.kind not in READERS or value is None or isinstance(value, str):
        return ""
    own = value if isinstance(value, tuple) else (value,)
    found = numbers(field, ungrouped(typed) if field.kind == "integer" else typed)
    key = "plain"
    if field.kind == "shape" and len(found) == 2:
        return ""  # said with its channels, once the layers are read
    if field.kind == "shape" and len(found) == 1:
        key = "features"
    elif len(found) == 4:
        key = "one" if found[0] == 1 else "batch"
    elif alike(field, typed, found, own):
        return ""
    sentence = HEARD[key][lang == "zh"]
    return sentence.format(value=units.shape_text(own), batch=found[0])


def alike(field: "Field", typed: str, found: list[int], own: tuple[int, ...]) -> bool:
    """Whether what was typed needs no word: it stands as the page spells it, or its sides do."""
    if field.kind == "image":
        return found != [own[1], own[2], 3]
    return spelled(typed) == "x".join([str(n) for n in own])


def spelled(typed: str) -> str:
    """What was typed as the page spells it, as far as that says the same at a glance.

    >>> spelled("3 × ５"), spelled("(3,5)")
    ('3x5', '(3,5)')
    """
    return narrow(typed).lower().replace("×", "x").replace(" ", "")
