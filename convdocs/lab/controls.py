"""How the fields of a tool look on a page: label, control, slider and fault."""

from .answer import Answer, escape
from .forms import Field, applies
from .sizes import crossed


def html(fields: list[Field], state: dict[str, str], made: Answer, lang: str, key: str) -> str:
    """The fields as a group, each with its label, its slider and its fault; ids begin with key."""
    rows = [row(field, state, made, lang, key + "-" + field.name) for field in fields]
    name = "数值" if lang == "zh" else "Values"
    return '<fieldset class="fields" aria-label="' + name + '">' + "".join(rows) + "</fieldset>"


def row(field: Field, state: dict[str, str], made: Answer, lang: str, key: str) -> str:
    """One field; `hidden` where another field's choice makes it meaningless."""
    wrong = field.name in made.errors
    said = made.errors.get(field.name) or made.heard.get(field.name, "")
    hidden = "" if applies(field, state) else " hidden"
    where: str = ' data-where="' + field.where + '"' if field.where else ""
    control: str = CONTROLS[field.kind](field, key, state, made, lang)
    note = '<p class="fault' + ("" if wrong else " heard") + '" id="' + key + '-fault">'
    note += escape(said) + "</p>"
    opening: str = '<div class="field ' + field.kind + '"' + where + hidden + ">"
    return opening + label(field, key, lang) + control + note + "</div>"


def label(field: Field, key: str, lang: str) -> str:
    """What a field is, and its name in code, which errors use."""
    said: str = field.label[lang == "zh"]
    plain = field.kind in ("choice", "text") or said == field.called
    named: str = "" if plain else field.called
    code = " <code>" + named + "</code>" if named else ""
    return '<label for="' + key + '">' + escape(said) + code + "</label>"


def described(field: Field, key: str) -> str:
    """The attributes that name a control and tie it to its fault."""
    name: str = field.name
    return ' name="' + name + '" id="' + key + '" aria-describedby="' + key + '-fault"'


def typed_control(field: Field, key: str, state: dict[str, str], made: Answer, lang: str) -> str:
    """A box to type in, buttons for words, and a slider that only reaches what is valid."""
    shown = state[field.name]
    mode = ' inputmode="numeric"' if field.kind == "integer" else ""
    box: str = '<input type="text" value="' + escape(shown) + '"' + described(field, key)
    box += mode + ' autocomplete="off" spellcheck="false">' + words(field, state)
    if not field.slider:
        return box
    least, most = made.limits.get(field.name, (field.least, field.least))
    at = moving(shown)
    slider: str = '<input type="range" data-for="' + field.name + '" min="' + str(least) + '" max="'
    slider += str(most) + '" value="' + (at if at.isdigit() else str(least)) + '" aria-label="'
    still = "" if field.name in made.limits else " disabled"
    return box + slider + escape(field.label[lang == "zh"]) + '"' + still + ">"


def moving(shown: str) -> str:
    """The number of a field that its slider moves: the first of a pair, the last of a shape.

    >>> moving("3x5"), moving("3x224x225")
    ('3', '225')
    """
    parts = crossed(shown).split("x")
    return parts[-1] if len(parts) > 2 else parts[0]


def words(field: Field, state: dict[str, str]) -> str:
    """A button for each word that may stand in the field; hidden where the word means nothing."""
    parts = []
    for word, label, where in field.options:
        name, _, values = where.partition("=")
        hidden = " hidden" if where and state.get(name) not in values.split(",") else ""
        more = ' data-where="' + where + '"' + hidden if where else ""
        opening = '<button type="button" data-for="' + field.name + '" value="' + word + '"'
        parts.append(opening + more + ">" + label[0] + "</button>")
    return "".join(parts)


def choice_control(field: Field, key: str, state: dict[str, str], made: Answer, lang: str) -> str:
    """A list to choose from."""
    options = ""
    for name, label in field.options:
        selected = " selected" if name == state[field.name] else ""
        options += '<option value="' + name + '"' + selected + ">" + escape(label[lang == "zh"])
        options += "</option>"
    return "<select" + described(field, key) + ">" + options + "</select>"


def check_control(field: Field, key: str, state: dict[str, str], made: Answer, lang: str) -> str:
    """A box to tick."""
    ticked = " checked" if state[field.name] == "on" else ""
    return '<input type="checkbox"' + described(field, key) + ticked + ">"


def lines_control(field: Field, key: str, state: dict[str, str], made: Answer, lang: str) -> str:
    """A box for text of several lines."""
    box: str = '<textarea rows="4"' + described(field, key) + ' autocomplete="off"'
    return box + ' spellcheck="false">' + escape(state[field.name]) + "</textarea>"


CONTROLS = {
    "integer": typed_control,
    "size": typed_control,
    "padding": typed_control,
    "shape": typed_control,
    "image": typed_control,
    "text": typed_control,
    "lines": lines_control,
    "choice": choice_control,
    "check": check_control,
}
