"""A number's card shows the lines that lead to it, wherever the package has them."""

import math

import pytest

import convdocs as cd
from convdocs.claims.calls import last_call
from convdocs.claims.items import walk
from convdocs.claims.page import Page
from convdocs.site.cards import Card
from convdocs.site.worked import lines
from convdocs.units import THIN

pytestmark = pytest.mark.usefixtures("measured")

CODE = "```python\n>>> pair = cd.stacked(3, 2)\n>>> dense = cd.Linear(9216, 4096)\n```\n\n"


def shown(text: str, lang: str = "en") -> tuple[str, ...]:
    """The lines of the last claim of a page."""
    page = Page("page.md", CODE + text, lang, explain=lines)
    result = [page.evaluate(item) for item in walk(page.items)][-1]
    page.session.close()
    assert result.problem is None
    return tuple(line.replace(THIN, " ") for line in result.lines)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("[14 400]{= cd.Conv2d(1, 1, 5).macs((1, 28, 28))}", ["1*(1/1)*5*5 * 24*24 = 14 400"]),
        ("[37 752 832]{= dense.params}", ["9216*4096 + 4096 = 37 752 832"]),
        ("[150]{= cd.Conv2d(1, 6, 5, bias=False).params}", ["6*(1/1)*5*5 = 150"]),
        ("[18]{= cd.Conv2d(2, 1, (1, 9), dilation=(1, 2), bias=False).params}",
         ["1*(2/1)*1*9 = 18"]),
        ("[3×4]{= cd.MaxPool2d(2).output_shape((8, 6, 8))[1:]}",
         ["floor((6 + 2*0 - 1*(2 - 1) - 1) / 2) + 1 = 3",
          "floor((8 + 2*0 - 1*(2 - 1) - 1) / 2) + 1 = 4"]),
        ("[11 268]{= cd.total_macs(pair, (1, 28, 28))}",
         ["1*(1/1)*3*3 * 26*26 = 6 084", "1*(1/1)*3*3 * 24*24 = 5 184",
          "6 084 + 5 184 = 11 268"]),
        ("[981]{= cd.total_macs([*pair[:1], cd.MaxPool2d(2), *pair[1:]], (1, 12, 12))}",
         ["1*(1/1)*3*3 * 10*10 = 900", "1*(1/1)*3*3 * 3*3 = 81", "900 + 81 = 981"]),
        ("[18]{= cd.total_params(pair)}",
         ["1*(1/1)*3*3 = 9", "1*(1/1)*3*3 = 9", "9 + 9 = 18"]),
        ("[9]{= cd.total_params(pair[:1])}", ["1*(1/1)*3*3 = 9"]),
    ],
)  # fmt: skip
def test_a_number_shows_the_lines_that_lead_to_it(claim: str, expected: list[str]) -> None:
    found = shown(claim)
    assert [line.endswith(end) for line, end in zip(found, expected, strict=True)] == [
        True for _ in expected
    ]
    for line in found:  # every side that is arithmetic gives the value at the end
        sides = line.partition(": ")[2].split(" = ") if ": " in line else line.split(" = ")
        value = int(sides[-1].replace(" ", ""))
        names = {"floor": math.floor}
        assert eval(sides[-2].replace(" ", ""), names) == value


def test_a_layer_with_no_smallest_input_has_no_lines_without_one() -> None:
    assert lines("params", cd.BatchNorm2d(3), (), "en") == ()
    assert lines("total_params", None, ([cd.ReLU()],), "en") == ()
    assert lines("len", None, ([],), "en") == ()
    assert lines("total_params", None, ([cd.Linear(3, 2), cd.ReLU()],), "en")[-1][-5:] == "2 = 8"


def test_the_lines_speak_the_language_of_the_page() -> None:
    assert shown("[18]{= cd.Conv2d(2, 1, 3, bias=False).params}", "zh")[0].startswith("参数量：")


@pytest.mark.parametrize(
    "claim",
    [
        "[25]{= 5 * 5}",
        "[1/2]{= Fraction(dense.params, 2 * dense.params)}",
        "[0]{= cd.BatchNorm2d(3).macs((3, 2, 2)) - 0}",
        "[6]{= cd.BatchNorm2d(3).params}",
        "[9]{= cd.total_params(pair) // 2}",
        "[17]{= cd.total_params(cd.stacked(1, 17))}",
        "[0]{= cd.total_params([cd.ReLU()])}",
        "[$9n$]{= cd.total_params(cd.stacked(3, n)) for n in (1, 2)}",
        "[2]{= len(pair)}",
        "[37 748 736]{= dense.weights}",
    ],
)
def test_without_such_lines_none_are_shown(claim: str) -> None:
    assert shown(claim) == ()


def test_a_page_that_nobody_explains_has_no_lines() -> None:
    page = Page("page.md", "[25]{= cd.Conv2d(1, 1, 5, bias=False).params}")
    assert [page.evaluate(item).lines for item in page.items] == [()]


def test_the_card_shows_them_above_the_value() -> None:
    page = Page("page.md", "[25]{= cd.Conv2d(1, 1, 5, bias=False).params}", explain=lines)
    html = Card(1, "en").html(page.evaluate(page.items[0]))
    before, line, after = html.partition('<samp class="worked">parameters: C_out*(C_in/g)*k_h*k_w')
    assert "<b>computed by</b>" in before
    assert line
    assert after.index("exact value") > 0


def test_a_call_with_named_arguments_is_not_explained() -> None:
    assert last_call("cd.total_macs(layers=pair)") is last_call("f(3)") is None
