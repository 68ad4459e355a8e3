"""The API pages: every public name once, in both languages, and nothing else."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import convdocs as cd

DOCS = Path(__file__).parents[1] / "docs"
METHODS = {"layers.Layer.output_shape", "layers.Layer.macs", "Network.ledger"}


def directives(lang: str) -> list[str]:
    text = (DOCS / lang / "api.md").read_text(encoding="utf-8")
    return re.findall(r"^::: convdocs\.(\S+)$", text, re.M)


def public() -> set[str]:
    """What the package lists, what it takes from `reference`, and what each of its rooms lists."""
    rooms = {f"{room}.{name}" for room in cd._ROOMS for name in getattr(cd, room).__all__}
    return {*cd.__all__, *(f"reference.{name}" for name in cd._NUMERIC), *rooms}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_public_name_is_described_once_and_nothing_else(lang: str) -> None:
    found = directives(lang)
    assert sorted(found) == sorted({*public(), *METHODS})


def test_both_languages_group_the_names_alike() -> None:
    assert directives("en") == directives("zh")


@pytest.mark.parametrize("name", sorted({*public(), *METHODS}))
def test_what_is_described_exists_and_functions_say_what_they_do(name: str) -> None:
    value: object = cd
    for part in name.split("."):
        value = getattr(value, part, None) or import_module(f"convdocs.{part}")
    assert not callable(value) or value.__doc__


@pytest.mark.parametrize("room", cd._ROOMS)
def test_a_room_lists_what_it_has(room: str) -> None:
    listed = getattr(cd, room).__all__
    assert len(set(listed)) == len(listed)
    assert [name for name in listed if not hasattr(getattr(cd, room), name)] == []
