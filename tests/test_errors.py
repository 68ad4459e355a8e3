"""Every refusal has its sentence in both languages, with the same values."""

import re
import string

import pytest

from convdocs import errors
from convdocs.claims.refusals import SENTENCES
from convdocs.terms import TERMS, term


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize(("key", "pair"), [*errors.MESSAGES.items(), *SENTENCES.items()])
def test_both_languages_name_the_same_values(key: str, pair: tuple[str, str]) -> None:
    english, chinese = pair
    assert fields(english) == fields(chinese)
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert not re.search("[\u4e00-\u9fff]", english)


def test_the_place_stands_before_the_fault() -> None:
    error = errors.ShapeError("needs_map", kind="Conv2d", shape=(9,))
    error.where = "net, conv1"
    assert str(error).startswith("net, conv1: Conv2d needs an input")
    assert error.text("zh").startswith("net, conv1：Conv2d 的输入应为")


def test_words_inside_a_sentence_follow_its_language() -> None:
    error = errors.ShapeError("kernel_too_large", axis="height", span=5, padded=3)
    assert "spans 5 in height" in error.text("en")
    assert "在高方向跨 5" in error.text("zh")


def test_every_refusal_is_a_value_error() -> None:
    for kind in (errors.ArgumentError, errors.ShapeError, errors.NotationError):
        assert issubclass(kind, errors.ConvdocsError)
        assert issubclass(kind, ValueError)


def test_every_term_has_both_languages() -> None:
    for key, (_, english, chinese, aliases) in TERMS.items():
        assert (term(key), term(key, "zh")) == (english, chinese)
        assert english != chinese
        assert english not in aliases
        assert chinese not in aliases
