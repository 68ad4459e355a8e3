"""Numbers as people type them: whose digits count, and how many of them."""

WIDE = (("\u3000", " "), ("\xa0", " "), ("、", ","), ("\u202f", ""), ("\u2009", ""), ("\u200b", ""),
        ("\ufeff", ""), ("\u2028", "\n"), ("\u2029", "\n"))  # fmt: skip
DIGITS = "0123456789"  # no other script's, no superscripts, which Python's isdigit() lets in
MOST_DIGITS = 300  # of a number that is typed; all that is made of such numbers can be printed


def whole(text: str) -> int | None:
    """Digits as an integer; None for any other word, and for more than MOST_DIGITS digits.

    >>> whole("64"), whole("3²"), whole("٣")
    (64, None, None)
    """
    return int(text) if 0 < len(text) <= MOST_DIGITS and not text.strip(DIGITS) else None


def narrow(text: str) -> str:
    """Text without the wide letters, digits and spaces that a Chinese keyboard or a page may give.

    >>> narrow("３ｘ５，　６、")
    '3x5, 6,'
    """
    for wide, plain in WIDE:
        text = text.replace(wide, plain)
    return "".join([chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text])
