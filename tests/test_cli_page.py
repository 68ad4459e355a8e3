"""The command-line pages: every command and every option of the parser stands on both."""

import argparse
import re
from pathlib import Path

import pytest

from convdocs.__main__ import parser
from convdocs.dialects import CONVENTION_NAMES
from convdocs.networks import NETWORK_NAMES
from convdocs.notation import EXAMPLES

DOCS = Path(__file__).parents[1] / "docs"
pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


def page(lang: str) -> str:
    return (DOCS / lang / "cli.md").read_text(encoding="utf-8")


def commands() -> dict[str, argparse.ArgumentParser]:
    """The subcommands by name, which argparse shows only to those who look for them."""
    (choice,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(choice.choices)


def section(lang: str, key: str) -> str:
    """The section of a command, and what is common to all."""
    parts = re.split(r"^## .*\{#([\w-]+)\}$", page(lang), flags=re.M)
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    return texts["common"] + texts[key]


def test_every_command_has_a_section_with_an_example(lang: str) -> None:
    for name in commands():
        assert f"[`{name}`](#{name})" in page(lang)
        assert name == "check" or f"\n$ convdocs {name} " in section(lang, name)


def test_every_argument_and_option_is_explained(lang: str) -> None:
    for name, one in commands().items():
        for action in one._actions:
            for word in action.option_strings or [action.dest]:
                assert re.search(rf"`{word}\b", section(lang, name)), (name, word)


def test_nothing_is_explained_that_does_not_exist(lang: str) -> None:
    parsers = [parser(), *commands().values()]
    known = {w for one in parsers for a in one._actions for w in a.option_strings}
    assert set(re.findall(r"`(--\w+|-\w)\b", page(lang))) <= known


def test_names_that_an_argument_may_have_are_on_the_page(lang: str) -> None:
    assert [n for n in NETWORK_NAMES if f"`{n.removesuffix('_bn')}`" not in page(lang)] == []
    assert [word for word in EXAMPLES if not re.search(rf"`{word}\b", page(lang))] == []
    assert "tables.prints(cd.dialects.CONVENTION_NAMES" in page(lang)
    assert CONVENTION_NAMES
