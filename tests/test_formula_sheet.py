"""On the formula sheet a letter means one thing, and the sheet says what."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

SHEETS = [Path(__file__).parents[1] / f"docs/{lang}/formulas.md" for lang in ("en", "zh")]
WORDS = (
    r"\\(?:left|right|frac|lfloor|rfloor|lceil|rceil|sum|max|min|cdot|times|text)"
    r"|_\{[a-z]+\}|_[hw]"
)
ENTRY = re.compile(r"^\[(?P<label>.*)\]\(.*\n:   (?P<body>.*)$", re.MULTILINE)

NAMED = {"r", "j", "a"}  # size, effective stride and start, each by an entry of its own


def letters(latex: str) -> set[str]:
    """The letters of a formula, indices aside: H of H_out."""
    return set(re.findall(r"[A-Za-z]", re.sub(WORDS, " ", latex)))


def formulas(text: str) -> str:
    return " ".join(re.findall(r"\$([^$]*)\$", text))


@pytest.mark.parametrize("sheet", SHEETS, ids=["en", "zh"])
def test_a_letter_is_explained_once_for_all_or_by_the_one_entry_that_uses_it(sheet: Path) -> None:
    head, _, sheet_text = sheet.read_text(encoding="utf-8").partition('<div class="sheet"')
    legend = letters(formulas(head.rpartition("-->")[2]))
    users = defaultdict(list)
    entries = list(ENTRY.finditer(sheet_text))
    assert len(entries) > 35
    for entry in entries:
        used = letters(" ".join(re.findall(r"\[\$([^$]*)\$\]", entry["body"])))
        note = re.sub(r"\[\$[^$]*\$\]\{=.*?\}(?=[，,:： ]|$)", "", entry["body"])
        own = letters(formulas(entry["label"] + note)) | {"t"} | NAMED
        assert used <= legend | own, (entry["label"], used - legend - own)
        for letter in used - legend - {"t"} - NAMED:
            users[letter].append(entry["label"])
    assert {letter: found for letter, found in users.items() if len(found) > 1} == {}
    assert {f"${letter}_l$" in sheet_text for letter in NAMED} == {True}
