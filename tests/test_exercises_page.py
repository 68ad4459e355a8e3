"""The pages of exercises: every exercise of every chapter stands there once, with its level."""

import re
from pathlib import Path

import pytest

from convdocs.claims.lexer import lex
from convdocs.claims.places import places

DOCS = Path(__file__).parents[1] / "docs"
LINK = re.compile(r"\[\]\(([\w-]+)\.md#(ex[\w-]*)\)")  # the exercise's own title is put in
LEVELS = {"Level one": 1, "Level two": 2, "Level three": 3, "一级": 1, "二级": 2, "三级": 3}


def exercises(lang: str) -> list[tuple[str, str]]:
    """The page and the id of each exercise."""
    return [(path.stem, place.key) for path in (DOCS / lang).glob("*.md")
            for place in places(lex(path.read_text(encoding="utf-8")))
            if place.kind == "exercise"]  # fmt: skip


def gathered(lang: str) -> list[tuple[str, str, int]]:
    """Page, id and level of what the page lists."""
    text = (DOCS / lang / "exercises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^- ([^:：]*)[:：](.*)$", text, re.M)
    return [(page, key, LEVELS[level]) for level, row in rows for page, key in LINK.findall(row)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_exercise_is_listed_once(lang: str) -> None:
    found = [(page, key) for page, key, _ in gathered(lang)]
    assert sorted(found) == sorted(exercises(lang))


def test_both_languages_agree_on_the_levels() -> None:
    english, chinese = gathered("en"), gathered("zh")
    assert english == chinese
    assert {level for _, _, level in english} == {1, 2, 3}
