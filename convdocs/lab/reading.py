"""What a reader typed into the fields of a tool, as values, or a sentence on what is wrong."""

from ..errors import ArgumentError, ConvdocsError, NotationError
from .forms import applies

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from .forms import Field


def read(
    fields: "list[Field]", state: dict[str, str], lang: str
) -> tuple[dict[str, object], dict[str, str]]:
    """The values of all fields, and a sentence for each that holds something else.

    A field that another one makes meaningless counts as untouched.
    """
    values: dict[str, object] = {}
    errors: dict[str, str] = {}
    typed = {field.name: state.get(field.name, field.default).strip() for field in fields}
    for field in fields:
        try:
            found = typed[field.name] if applies(field, typed) else field.default
            values[field.name] = value(field, found)
        except ConvdocsError as error:
            errors[field.name] = error.text(lang)
    return values, errors


def value(field: "Field", typed: str) -> object:
    """What a field holds. Raises where it can't be read."""
    if field.kind == "check":
        return typed == "on"
    if field.kind == "choice":
        return chosen(field, typed)
    typed = narrow(typed).strip()
    if field.kind in ("text", "lines"):
        return typed
    typed = typed.lower().replace("×", "x")
    if field.kind == "padding" and typed in ("same", "valid"):
        return typed
    if not typed:
        raise NotationError("empty_field", name=field.name, least=field.least)
    if field.kind != "integer" and "x" in typed:
        parts = typed.split("x")
        if len(parts) != 2:
            raise ArgumentError("not_pair", name=field.name, value=typed)
        return whole(field, parts[0].strip()), whole(field, parts[1].strip())
    return whole(field, typed)


def narrow(typed: str) -> str:
    """Text without the wide letters, digits and spaces that a Chinese keyboard or a page may give.

    >>> narrow("３ｘ５，　６、")
    '3x5, 6,'
    """
    for wide, plain in (("\u3000", " "), ("\xa0", " "), ("、", ",")):
        typed = typed.replace(wide, plain)
    return "".join([chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in typed])


def chosen(field: "Field", typed: str) -> str:
    """One of the values of a field with a few."""
    names = [option[0] for option in field.options]
    if typed not in names:
        listed = ", ".join(sorted(names))
        raise NotationError("unknown_choice", name=field.name, value=typed, names=listed)
    return typed


def whole(field: "Field", typed: str) -> int:
    """An integer of at least the field's least."""
    digits = typed[1:] if typed[:1] == "-" else typed
    if not digits or digits.strip("0123456789"):
        raise ArgumentError("not_integer", name=field.name, value=typed)
    number = int(typed)
    if number < field.least:
        raise ArgumentError("too_small", name=field.name, value=number, least=field.least)
    return number
