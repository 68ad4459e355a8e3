"""`convdocs network --convention`: what a tool prints, term by term, in every format."""

import csv
import io
import json
import re
from fractions import Fraction

import pytest
from published import COUNTS, VGG16_PRINTED
from test_main import refuse, run

import convdocs as cd
from convdocs.conventions import count
from convdocs.dialects import CONVENTION_NAMES

NAMED_BY_THE_ISSUE = {
    "torchvision", "fvcore", "thop", "torchinfo", "ptflops", "calflops", "convnet-burden",
    "google-rf", "pytorch-summary",
}  # fmt: skip


def decoded(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, object]]:
    """The `conventions` object of the JSON."""
    data = json.loads(run(capsys, "network", *words, "--format", "json"))
    assert isinstance(data["conventions"], dict)
    return data["conventions"]


def test_a_convention_comes_term_by_term_with_its_sum(capsys: pytest.CaptureFixture[str]) -> None:
    """torchinfo: multiply-adds, and one for each bias addition."""
    said = run(capsys, "network", "vgg16", "--convention", "torchinfo")
    lines = said.splitlines()
    assert lines[0].startswith("vgg16 · Simonyan and Zisserman")
    assert lines[3].startswith("torchinfo: multiply-adds and one per bias addition")
    products = [re.split(" {2,}", line)[1] for line in lines[5:-1]]
    values = [int(product.replace(" ", "")) for product in products]
    assert sum(values[:-1]) == values[-1] == COUNTS["torchinfo"][1]
    assert lines[-1].startswith("prints 15.48 G mult-adds · torchinfo 1.8.0")


def test_a_convention_speaks_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "network", "vgg16", "--convention", "calflops", "--lang", "zh")
    assert "calflops：每次乘加计 2" in said
    assert "ReLU 的输入元素数" in said
    assert "印作 30.97 G FLOPS" in said


def test_all_prints_every_convention(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "network", "alexnet", "--convention", "all")
    heads = [block.partition(":")[0] for block in said.split("\n\n")[1:]]
    assert heads == list(CONVENTION_NAMES)


def test_json_maps_each_convention_to_its_terms(capsys: pytest.CaptureFixture[str]) -> None:
    found = decoded(capsys, "alexnet-torchvision", "--convention", "all")
    assert set(found) >= NAMED_BY_THE_ISSUE
    for own in found.values():
        terms = own["terms"]
        assert isinstance(terms, list)
        assert own["value"] == sum(term["value"] for term in terms)
        assert all(term["value"] == term["coefficient"] * term["amount"] for term in terms)
    assert {name: found[name]["value"] for name in COUNTS} == {
        name: alexnet for name, (alexnet, _) in COUNTS.items()
    }
    assert found["pytorch-summary"]["unit"] == "B"
    assert found["torchinfo"]["unit"] == "mult-adds"


@pytest.mark.parametrize("name", VGG16_PRINTED)
def test_what_is_printed_of_vgg16(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """To the digits that the tool shows; one that shows them all agrees when it is rounded."""
    shown = str(decoded(capsys, "vgg16", "--convention", name)[name]["printed"])
    digits, unit = VGG16_PRINTED[name]
    number = re.match(r"[\d. ]+", shown)
    assert number is not None
    value = Fraction(number[0].replace(" ", ""))
    if unit == "G" and " G " not in shown:
        value /= 10**9
    assert round(value, len(digits.partition(".")[2])) == Fraction(digits)


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_the_terms_as_one_table(capsys: pytest.CaptureFixture[str], form: str) -> None:
    words = ("network", "vgg16", "--convention", "all", "--format", form)
    said = run(capsys, *words)
    ledger = cd.named_network("vgg16").ledger()
    terms = sum(len(count(name, ledger).terms) for name in CONVENTION_NAMES)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(said)))
        mine = [int(row["value"]) for row in rows if row["convention"] == "thop"]
        assert (len(rows), sum(mine)) == (terms, COUNTS["thop"][1])
    else:
        assert len(said.splitlines()) == terms + 2


def test_any_input_size_and_batch(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--convention", "fvcore", "--input", "3x300x260", "--batch", "2")
    found = decoded(capsys, "alexnet-torchvision", *words)["fvcore"]["value"]
    ledger = cd.named_network("alexnet-torchvision").ledger((3, 300, 260), batch=2)
    assert found == count("fvcore", ledger).value


def test_a_convention_that_finds_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """VGG-16 has no batch normalisation."""
    words = ("network", "vgg16", "--convention", "batchnorm")
    assert "\nnothing in this network\n" in run(capsys, *words)
    assert "\n这个网络里没有\n" in run(capsys, *words, "--lang", "zh")


def test_an_unknown_convention_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("network", "vgg16", "--convention", "nosuch")
    assert "no convention is called 'nosuch': choose one of torchvision" in refuse(capsys, *words)
    assert "没有名为 'nosuch' 的口径" in refuse(capsys, *words, "--lang", "zh")
