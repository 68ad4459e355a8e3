"""The tools of the lab by name; each is loaded when it is first asked for, with what it needs."""

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from typing import Any

NAMES = ("layer", "cover", "stack", "compare", "nets")


def room(name: str) -> "Any":
    """The room of a tool: `FIELDS`, `SLOTS` and `answer(values, lang)`.

    >>> room("layer").SLOTS
    ('result', 'picture', 'code')
    """
    return __import__("convdocs.lab." + name, None, None, [name])
