"""What a reader takes for a number: every character that Unicode counts among the numbers.

Digits of all scripts, raised, lowered, circled and styled ones, fractions, Roman numerals; and
signs that are made of such, as ㋀ (1月). Chinese numerals are letters, as Unicode has it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ASCII = "0-9"
PICTURES = "🔟💯🔞🔢"  # numbers drawn as pictures, which Unicode does not count


@cache
def counts(character: str) -> bool:
    """Whether a character is a number or is made of one.

    >>> [counts(character) for character in "4٤𝟒㊺Ⅻ½²㋀"], counts("一")
    ([True, True, True, True, True, True, True, True], False)
    """
    if unicodedata.category(character)[0] == "N" or character in PICTURES:
        return True
    made = unicodedata.decomposition(character).split()
    return any(counts(chr(int(code, 16))) for code in made if code[0] != "<")


def digits(text: str) -> str:
    """The inside of a character class with ASCII's digits and all others that a text holds.

    >>> digits("a 5 and ½")
    '0-9½'
    """
    if text.isascii():
        return ASCII
    return ASCII + "".join(sorted(one for one in set(text) if one > "\x7f" and counts(one)))


def shows(text: str) -> bool:
    """Whether a reader sees a number in a text."""
    return re.search(f"[{digits(text)}]", text) is not None
