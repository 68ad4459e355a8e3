"""The pages of exercises: every exercise of every chapter stands there once, with its level."""

import re
from pathlib import Path

import pytest

from convdocs.claims.lexer import lex
from convdocs.claims.places import places

DOCS = Path(__file__).parents[1] / "docs"
LINK = re.compile(r"\[([^]]*)\]\(([\w-]+)\.md#(ex[\w-]*)\)")
LEVELS = {"Level one": 1, "Level two": 2, "Level three": 3, "一级": 1, "二级": 2, "三级": 3}


def exercises(lang: str) -> dict[tuple[str, str], str]:
    """The title of each exercise by its page and id, in order."""
    found = {}
    for path in sorted((DOCS / lang).glob("*.md")):
        for place in places(lex(path.read_text(encoding="utf-8"))):
            if place.kind == "exercise":
                title = re.match(r"#* *(.*?) *\{#", place.item.text)
                found[path.stem, place.key] = title[1] if title else ""
    return found


def gathered(lang: str) -> list[tuple[str, str, str, int]]:
    """Page, id, title and level of what the page lists."""
    text = (DOCS / lang / "exercises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^- ([^:：]*)[:：](.*)$", text, re.M)
    return [(page, key, title, LEVELS[level])
            for level, row in rows for title, page, key in LINK.findall(row)]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_exercise_is_listed_once_under_its_title(lang: str) -> None:
    found = [((page, key), title) for page, key, title, _ in gathered(lang)]
    assert sorted(found) == sorted(exercises(lang).items())


def test_both_languages_agree_on_the_levels() -> None:
    english, chinese = (
        [(page, key, level) for page, key, _, level in gathered(lang)] for lang in ("en", "zh")
    )
    assert english == chinese
    assert {level for _, _, level in english} == {1, 2, 3}
