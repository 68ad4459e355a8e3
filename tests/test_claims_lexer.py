"""The lexer finds every construct of a page, and says where it stands."""

import pytest

from convdocs.claims.items import walk
from convdocs.claims.lexer import lex

FENCED = """\
??? example "Two {title}"

    ~~~{{.python .annotate title="One of them"}}
    >>> 1 + 1

    2
    ```
    ~~~
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(item.kind, item.shown) for item in walk(lex(text))]


def only(text: str, kind: str):
    (item,) = [item for item in walk(lex(text)) if item.kind == kind]
    return item


@pytest.mark.parametrize(
    ("text", "shown", "expression"),
    [
        ("[1]{= one }", "1", "one"),
        ("[a [b] c]{= d['}']}", "a [b] c", "d['}']"),
        ("[$x_{]}$]{= {1: ']'}[1]}", "$x_{]}$", "{1: ']'}[1]"),
        ("[`]`]{= f'''}'''}", "`]`", "f'''}'''"),
        ('[1]{= "\\"}" + (2)}', "1", '"\\"}" + (2)'),
        ("| a | [2]{= x | y} |", "2", "x | y"),
        ("[1\n2]{= x +\n y}", "1\n2", "x +\n y"),
        ("*[3]{= x}*", "3", "x"),
        ("see [the [4]{= x} of them](https://a.b/5)", "4", "x"),
        ("## The [5]{= x} {#five}", "5", "x"),
        ("> quoted [6]{= x}", "6", "x"),
        ("- [7]{= x}", "7", "x"),
        ("![Seen [8]{= x}](= figures.f(')')){#f}", "8", "x"),
        ('!!! note inline end "In [9]{= d["a"]} steps"', "9", 'd["a"]'),
        ("[^1]: A note with [10]{= x}", "10", "x"),
        ("\\[no\\] [11]{= x}", "11", "x"),
        ("[a \\] b]{= x}", "a \\] b", "x"),
        ("[1] (a](b) [c][d [12]{= x}", "12", "x"),
    ],
)
def test_a_claim_is_found_wherever_it_stands(text: str, shown: str, expression: str):
    claim = only(text, "claim")
    assert (claim.shown, claim.expression) == (shown, expression)
    assert text[claim.shown_start : claim.shown_end] == shown


def test_generated_values_and_quotations_are_told_from_claims():
    assert only("[]{= site.claims}", "generated").expression == "site.claims"
    quote = only("[93 MB]{~ cs231n}", "quote")
    assert (quote.shown, quote.key) == ("93 MB", "cs231n")


@pytest.mark.parametrize("info", ["python", "py", "pycon", "python3", "{.python .annotate}",
                                  'python title="x" hl_lines="1"', "{ .py }"])  # fmt: skip
@pytest.mark.parametrize("mark", ["```", "~~~~~"])
@pytest.mark.parametrize("indent", ["", "    ", "> "])
def test_every_python_fence_is_code(info: str, mark: str, indent: str):
    text = f"{indent}{mark}{info}\n{indent}>>> 1\n{indent}1\n{indent}{mark}\n"
    code = only(text, "code")
    assert (code.body, code.body_line) == (">>> 1\n1\n", 2)


def test_code_in_a_fold_keeps_its_blank_lines_and_shorter_fences():
    code = only(FENCED, "code")
    assert code.body == ">>> 1 + 1\n\n2\n```\n"
    assert (code.line, code.column, code.body_line) == (3, 5, 4)
    assert ("prose", "One of them") in kinds(FENCED)


def test_a_fence_of_another_language_is_text_and_console_is_its_own_kind():
    assert only("```toml\n[1]{= x}\n```", "text_fence").body == "[1]{= x}\n"
    assert only("```console\n$ ls\n```", "console").body == "$ ls\n"


def test_inline_code_ends_at_as_many_backticks_as_it_began_with():
    assert kinds("``a`b`` ```c `d`") == [
        ("inline_code", "a`b"), ("prose", " ```c "), ("inline_code", "d"),
    ]  # fmt: skip


def test_backticks_in_an_info_string_are_inline_code():
    assert kinds("```a```\n") == [("inline_code", "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a $x$ b", ["x"]),
        ("$$\na\n- 1\n$$", ["\na\n- 1\n"]),
        ("text $$a$$ text", ["a"]),
        ("costs $5 and $6", []),
        ("escaped \\$x$", []),
        ("`$x$`", []),
        ("$a \\$ b$", ["a \\$ b"]),
        ("a $ b$", []),
        ("$x$5", []),
        ("only $", []),
    ],
)
def test_formulas_are_told_from_dollars(text: str, expected: list[str]):
    assert [item.body for item in lex(text) if item.kind == "math"] == expected


def test_front_matter_shows_its_title_and_description_only():
    text = "---\ntitle: The 5\ntags: 6\ndescription: >\n  seven 7\n---\nBody"
    assert kinds(text) == [
        ("front", ""), ("prose", " The 5"), ("prose", " >"), ("prose", "  seven 7"),
        ("prose", "Body"),
    ]  # fmt: skip


def test_front_matter_may_be_the_whole_page_and_must_be_closed():
    assert [item.kind for item in lex("---\ntitle: x\n---")] == ["front", "prose"]
    assert [item.kind for item in lex("---\ntitle: x")] == ["prose"]


def test_comments_are_unseen_and_a_setup_comment_is_code():
    text = "<!-- 5 -->\na <!-- 6 --> b\n<!-- setup\n>>> x = 7\n-->\n"
    assert [(item.kind, item.body) for item in lex(text)] == [
        ("comment", " 5 "), ("prose", "a "), ("comment", " 6 "), ("prose", " b\n"),
        ("setup", ">>> x = 7\n"),
    ]  # fmt: skip


def test_a_comment_that_a_paragraph_never_closes_ends_with_it():
    assert [item.kind for item in lex("a <!-- b\n\nc")] == ["prose", "comment", "prose"]


def test_attributes_of_tags_are_unseen_but_for_alternatives_and_titles():
    text = '<img width="5" alt="six 6"> 5 < 7 <b>x</b> <http://a/8> <b "unclosed wow! <i'
    assert [item.shown for item in lex(text) if item.kind == "prose"] == [
        "six 6", " 5 < 7 ", "x", "http://a/8", " <b \"unclosed wow! <i",
    ]  # fmt: skip


def test_links_show_their_text_and_hide_their_address():
    text = "a [b](http://x/1) [c][ref 2] [d] ![e](f3.png) [^4]\n\n[open"
    assert [item.shown for item in lex(text) if item.kind == "prose"] == [
        "a ", "b", "c", " [d] ", "e", "[open",
    ]  # fmt: skip


def test_attribute_lists_are_unseen_but_other_braces_are_prose():
    assert kinds("a {: .b1 #c2 } {#d3} {4}") == [
        ("prose", "a "), ("attributes", ""), ("attributes", ""), ("prose", " {4}"),
    ]  # fmt: skip


def test_headings_carry_level_and_id():
    heading = only("### Name $x$ { #the-id .c }", "heading")
    assert (heading.level, heading.key, heading.shown) == (3, "the-id", " Name $x$ ")
    assert only("# Name", "heading").key == ""
    assert only("# Name {x}", "heading").shown == " Name {x}"


def test_admonitions_and_tabs_carry_type_and_title():
    text = '!!! note\n\n???+ question "Why?"\n\n=== "Tab"\n\n===\n'
    assert [(item.kind, item.info or item.shown) for item in lex(text)] == [
        ("admonition", "note"), ("admonition", "question"), ("prose", "Why?"),
        ("admonition", "tab"), ("prose", "Tab"), ("prose", "===\n"),
    ]  # fmt: skip


def test_an_exhibit_spans_lines_and_carries_id_and_caption():
    text = "before\n![Cap $x$,\nmore](= figures.f(a)[1]\n){ #fig-a .wide }\nafter"
    exhibit = only(text, "exhibit")
    assert (exhibit.expression, exhibit.key, exhibit.line) == ("figures.f(a)[1]", "fig-a", 2)
    assert [child.kind for child in exhibit.children] == ["prose", "math", "prose"]
    assert only("![a](= f)", "exhibit").key == ""
    assert kinds("![a](b.png)\n") == [("link", "a"), ("prose", "a")]


def test_list_numbers_know_what_they_should_be():
    text = "1. a\n2. b\n\n    1. c\n    2. d\n\n3. e\n\ntext\n\n1) f\n\n1.5 is prose\n"
    markers = [item for item in lex(text) if item.kind == "marker"]
    assert [(item.shown, item.level) for item in markers] == [
        ("1", 1), ("2", 2), ("1", 1), ("2", 2), ("3", 3), ("1", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("```python\n>>> 1", "fence is never closed", 1),
        ("<!-- never", "comment is never closed", 1),
        ("$$\nx", "formula is never closed", 1),
        ("a [1]{= (2}", "claim's `{` is never closed", 3),
        ("a [1]{= (2", "claim's `{` is never closed", 3),
        ("a {= 2}", "without its `[shown]`", 3),
        ("text ![a](= f)", "must stand alone", 6),
        ("![a](= f) text", "must stand alone", 1),
        ("![a](= f", "must stand alone", 1),
    ],
)
def test_what_looks_meant_but_cannot_be_read_is_reported(text: str, message: str, column: int):
    broken = only(text, "broken")
    assert message in broken.body
    assert (broken.line, broken.column) == (1, column)


def test_every_construct_stands_at_its_line_and_column():
    text = "one\ntwo [3]{= x}\n\n    four $y$ `z`\n"
    assert [(i.kind, i.line, i.column) for i in lex(text) if i.kind != "prose"] == [
        ("claim", 2, 5), ("math", 4, 10), ("inline_code", 4, 14),
    ]  # fmt: skip
