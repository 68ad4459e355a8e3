"""What all tools of the lab share: fields, what may stand in them, worked lines, the address."""

import json
import re
from urllib.parse import urlencode

import pytest
from readme import ROOT

from convdocs.errors import ArgumentError
from convdocs.lab import NOTES, STILL, controls, forms, respond, size_words, tool
from convdocs.lab.answer import Answer, blank, copyable
from convdocs.lab.query import decoded, parse
from convdocs.lab.reach import MOST, reach
from convdocs.lab.reading import read
from convdocs.lab.tools import NAMES, room
from convdocs.lab.worked import entry, worked

SIZE = forms.size("stride", "1", ("stride", "步幅"))
PADDING = forms.padding("padding", "0", ("padding", "填充"))
COUNT = forms.integer("groups", "1", ("groups", "分组数"))
SHAPE = forms.shape("input", "3x9x9", ("input", "输入"))
IMAGE = forms.image("input", "", ("input", "输入"))
CHOICE = forms.choice("kind", "a", ("kind", "类型"), (("a", ("A", "甲")), ("b", ("B", "乙"))))
TICK = forms.check("bias", "on", ("bias", "偏置"))
FIELDS = [
    SIZE, PADDING, COUNT, CHOICE, forms.check("bias", "on", ("bias", "偏置"), "kind=a"),
    forms.text("input", "3x9x9", ("input", "输入")), forms.lines("layers", "", ("layers", "各层")),
]  # fmt: skip


def held(field: forms.Field, typed: str) -> object:
    """What a field makes of what is typed, or the sentence about it."""
    values, errors, _ = read([field], {field.name: typed}, "en")
    return values.get(field.name, errors.get(field.name))


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (SIZE, "3", 3), (SIZE, " 3x5 ", (3, 5)), (SIZE, "3 × 5", (3, 5)), (SIZE, "３Ｘ５", (3, 5)),
        (PADDING, "0", 0), (PADDING, "same", "same"), (PADDING, "valid", "valid"),
        (COUNT, "9007199254740993", 2**53 + 1), (CHOICE, "b", "b"),
        (SHAPE, "224x224", (224, 224)),
        (TICK, "on", True), (TICK, "off", False), (FIELDS[5], " 3x9 ", "3x9"),
        (FIELDS[6], "conv 8\nrelu", "conv 8\nrelu"),
        *[(SIZE, text, (3, 5)) for text in ("(3, 5)", "[3,5]", "3*5", "3,5", "3；5", "3 5")],
        (COUNT, "1,792", 1792),
        (SIZE, "(3,)", 3), (SIZE, "3×3", (3, 3)), (COUNT, "1\u202f792", 1792), (COUNT, "(8)", 8),
        *[(SHAPE, text, (3, 224, 225)) for text in (
            "3x224x225", "3×224×225", "3*224*225", "(3, 224, 225)", "[3, 224, 225]", "3 224 225",
            "torch.Size([3, 224, 225])", "1x3x224x225", "8x3x224x225", "３ｘ２２４ｘ２２５",
            "（3，224，225）", "3、224、225", "torch.Size([1, 3, 224, 225])", "3 X 224 X 225",
        )],
        (SHAPE, "64", (64,)), (SHAPE, "(64,)", (64,)),
        (IMAGE, "", None), (IMAGE, "224", (3, 224, 224)), (IMAGE, "200x300", (3, 200, 300)),
        (IMAGE, "(3, 200, 300)", (3, 200, 300)), (IMAGE, "200x300x3", (3, 200, 300)),
        (IMAGE, "1x3x200x300", (3, 200, 300)), (IMAGE, "(200, 300)", (3, 200, 300)),
    ],
)  # fmt: skip
def test_a_field_holds_what_is_typed(field: forms.Field, typed: str, value: object) -> None:
    assert held(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed", "part"),
    [
        (SIZE, "", "stride is empty: write for example 3x5"), (SIZE, "0", "must be at least 1"),
        (SIZE, "-3", "stride (=-3) must be at least 1"), (SIZE, "2x0", "(=2x0): 0 must be at"),
        (SIZE, "1x2x3", "has 3 numbers, but needs 1 or 2"), (SIZE, "(3,5", "'(3' is not an"),
        (SIZE, "3x", "(=3x) lacks a number before or after the x"), (SIZE, "x3", "lacks a number"),
        (SIZE, "3,,5", "lacks a number"), (SIZE, "-", "'-' is not an integer"),
        (SIZE, "2.5", "'2.5' is not an integer"), (SIZE, "²", "'²' is not an integer"),
        (SIZE, "3x3²", "'3²' is not an integer"), (SIZE, "3x 4 5", "is not an integer"),
        (COUNT, "3x5", "has 2 numbers, but needs 1"), (COUNT, "1,10", "has 2 numbers"),
        (COUNT, "", "groups is empty: write for example 64"),
        (PADDING, "-1", "must be at least 0"), (PADDING, "sane", "'sane' is not an integer"),
        (SHAPE, "3x", "lacks a number"), (SHAPE, "", "is empty"),
        (SHAPE, "1x2x3x4x5", "has 5 numbers, but needs 3"), (SHAPE, "3x0x9", "0 must be at least"),
        (SHAPE, "a", "'a' is not an integer"), (SHAPE, "3xwidthx9", "'width' is not an integer"),
        (IMAGE, "4x9x8", "has 4 channels, but these networks take 3: write height and width, for "
         "example 9x8"), (IMAGE, "2x3x9x9", "has 4 numbers, but needs 1 or 2"),
        (CHOICE, "c", "is none of a, b: choose"),
    ],
)  # fmt: skip
def test_a_field_says_what_is_wrong(field: forms.Field, typed: str, part: str) -> None:
    assert part in str(held(field, typed))


@pytest.mark.parametrize(
    ("field", "typed", "english", "chinese"),
    [
        (SHAPE, "(3, 9, 8)", "read as 3×9×8", "读作 3×9×8"),
        (SHAPE, "64", "read as 64 features", "读作 64 个特征"),
        (SHAPE, "1x3x9x8", "read as 3×9×8, a batch of 1 left out", "读作 3×9×8，略去批大小 1"),
        (SHAPE, "7x3x9x8", "read as 3×9×8 in a batch of 7; the numbers hold for one of them",
         "读作批大小 7、形状 3×9×8；各数按其中一个计"),
        (SIZE, "3,5", "read as 3×5", "读作 3×5"),
        (COUNT, "1\u202f792", "", ""), (SIZE, "3 × ５", "", ""), (SIZE, "3x5", "", ""),
        (SHAPE, "3×9×8", "", ""), (SHAPE, "(9, 8)", "", ""), (IMAGE, "224", "", ""),
        (IMAGE, "", "", ""),
        (IMAGE, "9x8x3", "read as 3×9×8", "读作 3×9×8"), (PADDING, "same", "", ""),
        (TICK, "on", "", ""),
    ],
)  # fmt: skip
def test_how_something_was_understood_is_said(
    field: forms.Field, typed: str, english: str, chinese: str
) -> None:
    said = [read([field], {field.name: typed}, lang)[2] for lang in ("en", "zh")]
    expected = [{field.name: text} if text else {} for text in (english, chinese)]
    assert said == expected


@pytest.mark.parametrize(
    ("english", "chinese"), [*size_words.SENTENCES.values(), *size_words.HEARD.values()]
)
def test_both_languages_say_the_same_of_a_size(english: str, chinese: str) -> None:
    assert sorted(re.findall("{.*?}", english)) == sorted(re.findall("{.*?}", chinese))
    assert re.search("[\u4e00-\u9fff]", chinese)


def test_a_fault_is_said_in_the_language_of_the_page() -> None:
    assert read([SIZE], {"stride": "0"}, "zh")[1] == {"stride": "stride(=0)至少为 1：请增大"}


def test_a_field_that_was_not_touched_holds_its_default() -> None:
    assert read([PADDING], {}, "en") == ({"padding": 0}, {}, {})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_control_has_a_label_and_a_place_for_its_fault(lang: str) -> None:
    state = {field.name: field.default for field in FIELDS}
    html = controls.html(FIELDS, state, Answer({}, {"stride": "No <b>."}, {}, "", {}), lang, "f")
    for field in FIELDS:
        assert f'<label for="f-{field.name}">{field.label[lang == "zh"]}' in html
        assert f' name="{field.name}" id="f-{field.name}" aria-describedby="f-{field.name}' in html
    assert '<p class="fault" id="f-stride-fault">No &lt;b>.</p>' in html


def test_a_slider_reaches_from_limit_to_limit_and_rests_without() -> None:
    slider = 'data-for="stride" min="{}" max="{}" value="{}" aria-label="stride"'
    for shown, limits, ends in [
        ("2", {"stride": (1, 9)}, (1, 9, 2)),
        ("2x3", {"stride": (1, 9)}, (1, 9, 2)),
        ("x", {}, (1, 1, 1)),
    ]:
        html = controls.html([SIZE], {"stride": shown}, Answer({}, {}, limits, "", {}), "en", "f")
        assert slider.format(*ends) + ("" if limits else " disabled") + ">" in html


def test_a_word_is_shown_where_it_applies() -> None:
    """From the start: if it came with the script, the page would jump."""
    same = forms.padding("padding", "0", ("", ""), same="kind=conv")
    button = 'value="same" data-where="kind=conv"{}>same</button>'
    blank_answer = Answer({}, {}, {}, "", {})
    for kind, hidden in (("conv", ""), ("max", " hidden")):
        html = controls.html([same], {"padding": "0", "kind": kind}, blank_answer, "en", "f")
        assert button.format(hidden) in html
    assert 'value="same">same</button>' in controls.html(
        [PADDING], {"padding": "0"}, blank_answer, "en", "f"
    )


def test_a_field_that_means_nothing_is_hidden() -> None:
    state = {"kind": "b", "bias": "on"}
    html = controls.html([FIELDS[4]], state, Answer({}, {}, {}, "", {}), "en", "f")
    assert '<div class="field check" data-where="kind=a" hidden>' in html


# -- answers ------------------------------------------------------------------------------------


def shown(line: str) -> str:
    """A worked line without its marks."""
    return re.sub("<[^>]*>", "", worked(line))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("2*C - 1", "2⋅C−1"),
        ("floor((i + 2*p) / s) + 1 = 55", "⌊i+2⋅ps⌋+1 =55"),
        ("ceil(x)", "⌈x⌉"),
        ("12345 + 123", "12\u202f345+123"),
        ("(a + b)*(c)", "(a+b)⋅(c)"),
    ],
)
def test_a_worked_line_is_set_as_a_formula(line: str, text: str) -> None:
    assert shown(line) == text


def test_a_division_is_a_fraction_and_an_index_stands_lower() -> None:
    assert worked("(a + 1)/b_h") == (
        "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow>"
        "<mrow><msub><mi>b</mi><mi>h</mi></msub></mrow></mfrac></math>"
    )


@pytest.mark.parametrize(
    "line", ["", "100 %", "2 +", "floor 2", "f(", "(2", "2)", "每个", "1.5", "3x3", "_a"]
)
def test_what_is_no_arithmetic_is_left_alone(line: str) -> None:
    assert worked(line) == ""


def test_an_entry_shows_name_value_and_the_way_to_it() -> None:
    assert entry("a < b", "3", "") == "<div><dt>a &lt; b</dt><dd>3</dd></div>"
    assert '<dd class="worked"><math><mn>1</mn>' in entry("n", "3", "1 + 2")
    assert '<dd class="worked">so &lt; so</dd>' in entry("n", "3", "so < so")


def test_a_line_to_copy_has_its_button_in_both_languages() -> None:
    assert '<code>x</code><button type="button" class="copy">Copy<' in copyable("x", "en")
    assert ">复制<" in copyable("x", "zh")


def test_faults_are_said_in_the_summary_too() -> None:
    assert blank({"a": "One.", "b": "Two."}).summary == "One. · Two."


@pytest.mark.parametrize(("low", "high", "at"), [(3, 9, 5), (0, 40, 0), (1, 1, 1), (20, 60, 33)])
def test_a_slider_ends_where_refusals_begin(low: int, high: int, at: int) -> None:
    asked = []

    def fits(n: int) -> bool:
        asked.append(n)
        return low <= n <= high

    assert reach(fits, at, least=0) == (low, min(high, max(MOST, at)))
    assert len(asked) < 16


# -- the address --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["conv 64 3x3, pool 2", "100 %", "a&b=c", "卷积 + 池化", "%zz", "é"]
)
def test_an_address_gives_back_what_was_typed(text: str) -> None:
    assert parse(urlencode({"text": text, "n": "1"})) == {"text": text, "n": "1"}
    assert parse("") == {}


def test_a_lone_percent_sign_stands_for_itself() -> None:
    assert [decoded(text) for text in ("5%", "%4", "%é")] == ["5%", "%4", "%é"]


# -- a tool on a page ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_shows_what_the_browser_is_told_for_the_same_state(name: str, lang: str) -> None:
    html, reply = tool(name).html(lang), json.loads(respond(name, "", lang))
    assert reply["errors"] == {}
    for slot in room(name).SLOTS:
        assert f'data-slot="{slot}">{reply["slots"][slot]}</div>' in html
    assert STILL[lang == "zh"] in html
    for note, said in NOTES.items():
        assert f'data-{note}="{said[lang == "zh"]}"' in html


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_fields(name: str) -> None:
    pages = [tool(name).html(lang) for lang in ("en", "zh")]
    named = [re.findall(r' name="(\w+)" id="([\w-]+)"', page) for page in pages]
    assert named[0] == named[1] != []


def test_the_ids_of_a_form_begin_with_its_tool() -> None:
    page = tool("layer", kernel_size="7").html()
    found = re.findall(r' id="([\w-]+)"', page)
    assert len(found) == len(set(found)) > 20
    assert [key for key in found if not key.startswith("layer")] == []


# -- what fails ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (MemoryError("memory allocation failed"), {"failed": "large"}),
        (RecursionError("maximum recursion depth exceeded"),
         {"failed": "large", "text": "RecursionError: maximum recursion depth exceeded"}),
        (RuntimeError("other"), {"failed": "broken", "text": "RuntimeError: other"}),
        (TypeError("can't add"), {"failed": "broken", "text": "TypeError: can't add"}),
        (ZeroDivisionError(), {"failed": "broken", "text": "ZeroDivisionError: "}),
    ],
)  # fmt: skip
def test_a_fault_is_told_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, told: dict[str, str]
) -> None:
    def failing(*_: object) -> None:
        raise fault

    monkeypatch.setattr(room("layer"), "answer", failing)
    assert json.loads(respond("layer", "", "en")) == told
    with pytest.raises(type(fault)):  # a page must not be built with it
        tool("layer").html()


@pytest.mark.parametrize(
    ("error", "field"),
    [
        (ArgumentError("too_small", name="stride", value=0, least=1), "stride"),
        (ArgumentError("too_small", name="elsewhere", value=0, least=1), "kind"),
        (ArgumentError("no_layers"), "kind"),
    ],
)
def test_a_refusal_that_a_tool_does_not_expect_stands_beside_a_field(
    monkeypatch: pytest.MonkeyPatch, error: ArgumentError, field: str
) -> None:
    def refusing(*_: object) -> None:
        raise error

    monkeypatch.setattr(room("layer"), "answer", refusing)
    assert json.loads(respond("layer", "", "zh"))["errors"] == {field: error.text("zh")}


# -- the scripts --------------------------------------------------------------------------------

SCRIPTS = sorted((ROOT / "docs/theme/assets/lab").glob("*.js"))
STRING = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''
ARITHMETIC = r"\+\+|--|\*\*|[-+*/%]=|[-+*%/]|<<|>>|\bMath\b|\bNumber\(|\bBigInt\b"


def arithmetic(script: str) -> list[str]:
    """Every operator on numbers in a script; in comments and strings there is none."""
    code = re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", script, flags=re.DOTALL)
    code = re.sub(STRING, '""', code)
    code = re.sub(r"(?<=[(=,])( *)/(?![/*])(?:\\.|[^/\n])+/[a-z]*", r'\1""', code)  # patterns
    code = re.sub(r"`([^`]*)`", lambda text: " ".join(re.findall(r"\$\{([^}]*)\}", text[1])), code)
    return re.findall(ARITHMETIC, code)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_script_of_the_page_knows_no_arithmetic(path: object) -> None:
    assert arithmetic(path.read_text(encoding="utf-8")) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "code", ["a + b", "n++", "x *= 2", "`${a - 1}`", "Math.max(a, b)", "5 % 2"]
)
def test_arithmetic_in_a_script_is_found(code: str) -> None:
    start = "const s = 'a/b', r = /a+b/g, t = s.replace(/-*/, s); // - \n"
    assert arithmetic(start) == []
    assert arithmetic(f"{start}const n = {code};") != []


@pytest.mark.parametrize("name", NAMES)
def test_a_chinese_refusal_repeats_what_was_typed_and_names_no_channels_as_a_width(
    name: str,
) -> None:
    """Words of ours inside a sentence are translated, letters that a reader typed are not."""
    refused = 0
    for field in room(name).FIELDS:
        for typed in ("width", "a layer", "conv 8 3x3 width", "0", "-7", "2x3x4x5x6", ""):
            said = json.loads(respond(name, urlencode({field.name: typed}), "zh"))["errors"]
            sentence = said.get(field.name, "")
            refused += bool(sentence)
            assert typed in sentence or not sentence, (field.name, sentence)
            about_a_width = field.label[1] == "宽" or re.search("高(和|、)宽", sentence)
            assert "宽" not in sentence or about_a_width, (field.name, sentence)
    assert refused > len(room(name).FIELDS)
