"""What a reader typed into the fields of a tool, as values, or a sentence on what is wrong."""

from ..errors import ConvdocsError, NotationError
from ..notation.digits import narrow
from . import sizes
from .forms import applies

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from .forms import Field


def read(
    fields: "list[Field]", state: dict[str, str], lang: str
) -> tuple[dict[str, object], dict[str, str], dict[str, str]]:
    """The values of all fields, and by field what is wrong with it, or how it was understood.

    A field that another one makes meaningless counts as untouched.
    """
    values: dict[str, object] = {}
    errors: dict[str, str] = {}
    heard: dict[str, str] = {}
    typed = {field.name: state.get(field.name, field.default).strip() for field in fields}
    for field in fields:
        found = typed[field.name] if applies(field, typed) else field.default
        try:
            values[field.name] = value(field, found)
        except ConvdocsError as error:
            errors[field.name] = error.text(lang)
        else:
            heard[field.name] = sizes.heard(field, found, values[field.name], lang)
    return values, errors, {name: said for name, said in heard.items() if said}


def value(field: "Field", typed: str) -> object:
    """What a field holds. Raises where it can't be read."""
    if field.kind == "check":
        return typed == "on"
    if field.kind == "choice":
        return chosen(field, typed)
    typed = narrow(typed).strip()
    if field.kind == "padding" and typed.lower() in ("same", "valid"):
        return typed.lower()
    if field.kind in ("text", "lines"):
        return typed
    return sizes.READERS[field.kind](field, typed)


def chosen(field: "Field", typed: str) -> str:
    """One of the values of a field with a few."""
    names = [option[0] for option in field.options]
    if typed not in names:
        listed = ", ".join(sorted(names))
        raise NotationError("unknown_choice", name=field.called, value=typed, names=listed)
    return typed
