"""The glossary holds every term, with the names that `terms` gives it, in both languages.

`python tests/test_glossary.py` rewrites the headings after a change of `terms`.
"""

import re
from pathlib import Path

import pytest

from convdocs.terms import TERMS

DOCS = Path(__file__).parent.parent / "docs"
HEADING = re.compile(r"^### (.+) \{#([\w-]+) data-toc-label=\"(.+)\"\}$", re.MULTILINE)
SYMBOLS = {"C×H×W": r"C \times H \times W", "H_out": "H_{out}", "W_out": "W_{out}"}
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])


def page(lang: str) -> Path:
    return DOCS / lang / "glossary.md"


def heading(key: str, lang: str) -> str:
    """All names of a term, that of the page's language first; the contents show only this one."""
    _, english, chinese, aliases = TERMS[key]
    first = (chinese, english) if lang == "zh" else (english, chinese)
    names = " · ".join((*first, *aliases))
    return f'### {names} {{#{key.replace("_", "-")} data-toc-label="{first[0]}"}}'


def said(key: str, lang: str) -> str:
    """The sentence that gives a term's symbol."""
    symbol = TERMS[key][0]
    symbol = SYMBOLS.get(symbol, symbol)
    return f"符号 ${symbol}$。" if lang == "zh" else f"Symbol: ${symbol}$."


def entries(lang: str) -> dict[str, str]:
    """What stands below each heading, by the key of the term."""
    text = page(lang).read_text(encoding="utf-8")
    found = list(HEADING.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        match[2].replace("-", "_"): text[match.end() : end].partition("\n## ")[0].strip()
        for match, end in zip(found, ends)
    }


@LANGUAGES
def test_every_term_stands_in_the_glossary_once(lang: str) -> None:
    keys = [key.replace("-", "_") for _, key, _ in HEADING.findall(page(lang).read_text("utf-8"))]
    assert sorted(keys) == sorted(TERMS)


@LANGUAGES
@pytest.mark.parametrize("key", TERMS)
def test_an_entry_has_all_names_a_meaning_the_symbol_and_a_way_on(key: str, lang: str) -> None:
    assert heading(key, lang) in page(lang).read_text("utf-8").splitlines(), (
        "run python tests/test_glossary.py"
    )
    entry = entries(lang)[key]
    meaning, _, target = entry.rpartition("](")
    assert len(meaning.rpartition("[")[0]) > 4
    assert (said(key, lang) in entry) == bool(TERMS[key][0])
    name, anchor = re.match(r"([\w-]+)\.md#([\w-]+)\)", target).groups()
    assert f"{{#{anchor}" in (DOCS / lang / f"{name}.md").read_text("utf-8")


def rewrite() -> None:
    """Give each heading the names that its term has now."""
    for lang in ("en", "zh"):
        text = page(lang).read_text("utf-8")
        for match in HEADING.finditer(text):
            text = text.replace(match[0], heading(match[2].replace("-", "_"), lang))
        page(lang).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
