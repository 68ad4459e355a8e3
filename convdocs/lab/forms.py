"""The fields of a tool: how they look, and what may stand in them."""

from collections import namedtuple

from ..errors import ArgumentError, ConvdocsError, NotationError
from .answer import Answer, escape

# kind: "integer", "size" (3 or 3x5), "choice" (of options), "check" or "text"; label: (en, zh);
# least: the smallest integer; slider: whether a slider stands beside it; options: ((value, (en,
# zh)), ...); where: the values of another field with which this one is shown ("" always).
Field = namedtuple("Field", "name kind default label least slider options where")


def integer(
    name: str, default: str, label: tuple[str, str], least: int = 1, slider: bool = False,
    where: str = "",
) -> Field:  # fmt: skip
    """A field for an integer."""
    return Field(name, "integer", default, label, least, slider, (), where)


def size(name: str, default: str, label: tuple[str, str], least: int = 1, where: str = "") -> Field:
    """A field for a size: an integer, or a pair such as 3x5."""
    return Field(name, "size", default, label, least, True, (), where)


def padding(name: str, default: str, label: tuple[str, str], where: str = "") -> Field:
    """A field for a padding: a size, or one of the words same and valid."""
    return Field(name, "padding", default, label, 0, True, (("same", ("same", "same")),), where)


def choice(name: str, default: str, label: tuple[str, str], options: tuple[object, ...]) -> Field:
    """A field with a few values to choose from."""
    return Field(name, "choice", default, label, 0, False, options, "")


def check(name: str, default: str, label: tuple[str, str], where: str = "") -> Field:
    """A box that is ticked or not."""
    return Field(name, "check", default, label, 0, False, (), where)


def text(name: str, default: str, label: tuple[str, str]) -> Field:
    """A line of text."""
    return Field(name, "text", default, label, 0, False, (), "")


# -- reading ------------------------------------------------------------------------------------


def read(
    fields: list[Field], state: dict[str, str], lang: str
) -> tuple[dict[str, object], dict[str, str]]:
    """The values of all fields, and a sentence for each that holds something else."""
    values: dict[str, object] = {}
    errors: dict[str, str] = {}
    for field in fields:
        try:
            values[field.name] = value(field, state.get(field.name, field.default).strip())
        except ConvdocsError as error:
            errors[field.name] = error.text(lang)
    return values, errors


def value(field: Field, typed: str) -> object:
    """What a field holds. Raises where it can't be read."""
    if field.kind == "check":
        return typed == "on"
    if field.kind == "choice":
        return chosen(field, typed)
    if field.kind == "text" or (field.kind == "padding" and typed in ("same", "valid")):
        return typed
    if not typed:
        raise NotationError("empty_field", name=field.name, least=field.least)
    if field.kind != "integer" and ("x" in typed.lower() or "×" in typed):
        parts = typed.lower().replace("×", "x").split("x")
        if len(parts) != 2:
            raise ArgumentError("not_pair", name=field.name, value=typed)
        return whole(field, parts[0].strip()), whole(field, parts[1].strip())
    return whole(field, typed)


def chosen(field: Field, typed: str) -> str:
    """One of the values of a field with a few."""
    names = [option[0] for option in field.options]
    if typed not in names:
        raise NotationError("unknown_choice", name=field.name, value=typed, names=names)
    return typed


def whole(field: Field, typed: str) -> int:
    """An integer of at least the field's least."""
    digits = typed[1:] if typed[:1] == "-" else typed
    if not digits.isdigit():
        raise ArgumentError("not_integer", name=field.name, value=typed)
    number = int(typed)
    if number < field.least:
        raise ArgumentError("too_small", name=field.name, value=number, least=field.least)
    return number


# -- writing ------------------------------------------------------------------------------------


def html(fields: list[Field], state: dict[str, str], made: Answer, lang: str) -> str:
    """The fields as a fieldset, each with its label, its slider and its fault."""
    rows = [row(field, state, made, lang) for field in fields]
    return '<fieldset class="fields">' + "".join(rows) + "</fieldset>"


def row(field: Field, state: dict[str, str], made: Answer, lang: str) -> str:
    """One field; `hidden` where another field's choice makes it meaningless."""
    shown = state[field.name]
    fault = made.errors.get(field.name, "")
    key: str = "f-" + field.name
    hidden = "" if applies(field, state) else " hidden"
    where: str = ' data-where="' + field.where + '"' if field.where else ""
    label = '<label for="' + key + '">' + escape(field.label[lang == "zh"]) + "</label>"
    control: str = CONTROLS[field.kind](field, key, shown, made, lang)
    note = '<p class="fault" id="' + key + '-fault">' + escape(fault) + "</p>"
    return '<div class="field"' + where + hidden + ">" + label + control + note + "</div>"


def applies(field: Field, state: dict[str, str]) -> bool:
    """Whether a field means something in this state; `where` reads kind=conv,max.

    >>> applies(integer("g", "1", ("", ""), where="kind=conv,max"), {"kind": "avg"})
    False
    """
    if not field.where:
        return True
    name, _, values = field.where.partition("=")
    return state.get(name, "") in values.split(",")


def described(key: str) -> str:
    """The attributes that tie a control to its fault."""
    return ' id="' + key + '" aria-describedby="' + key + '-fault"'


def typed_control(field: Field, key: str, shown: str, made: Answer, lang: str) -> str:
    """A box to type in, and a slider that only reaches what is valid."""
    mode = ' inputmode="numeric"' if field.kind == "integer" else ""
    box: str = '<input type="text" name="' + field.name + '" value="' + escape(shown) + '"'
    box += described(key) + mode + ' autocomplete="off" spellcheck="false">'
    if not field.slider:
        return box
    least, most = made.limits.get(field.name, (field.least, field.least))
    at = shown if shown.isdigit() else str(least)
    slider: str = '<input type="range" data-for="' + field.name + '" min="' + str(least) + '" max="'
    slider += str(most) + '" value="' + at + '" aria-label="' + escape(field.label[lang == "zh"])
    return box + slider + '">' + words(field)


def words(field: Field) -> str:
    """A button for each word that may stand in the field."""
    return "".join(
        '<button type="button" data-for="' + field.name + '" value="' + word + '">'
        + escape(label[0]) + "</button>"
        for word, label in field.options
    )  # fmt: skip


def choice_control(field: Field, key: str, shown: str, made: Answer, lang: str) -> str:
    """A list to choose from."""
    options = ""
    for name, label in field.options:
        selected = " selected" if name == shown else ""
        options += '<option value="' + name + '"' + selected + ">" + escape(label[lang == "zh"])
        options += "</option>"
    opening: str = '<select name="' + field.name + '"' + described(key) + ">"
    return opening + options + "</select>"


def check_control(field: Field, key: str, shown: str, made: Answer, lang: str) -> str:
    """A box to tick."""
    ticked = " checked" if shown == "on" else ""
    box: str = '<input type="checkbox" name="' + field.name + '"'
    return box + described(key) + ticked + ">"


CONTROLS = {
    "integer": typed_control,
    "size": typed_control,
    "padding": typed_control,
    "text": typed_control,
    "choice": choice_control,
    "check": check_control,
}
