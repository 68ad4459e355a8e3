"""Text with brackets: where one closes, what commas part, what stands before it."""

WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."


def last_name(word: str) -> str:
    """The name that stands right before a bracket.

    >>> last_name("self.conv1 = nn.Conv2d"), last_name(" ")
    ('nn.Conv2d', '')
    """
    start = len(word)
    while start and word[start - 1] in WORD:
        start -= 1
    return word[start:]


def closing(text: str, at: int) -> int:
    """The place of the bracket that closes the one at `at`; behind the text where there is none.

    >>> closing("f(g(1), 2)", 1)
    9
    """
    depth = 0
    for n in range(at, len(text)):
        depth += (text[n] in "([") - (text[n] in ")]")
        if depth == 0:
            return n
    return len(text)


def split(text: str) -> list[str]:
    """Arguments between commas; those inside brackets do not part.

    >>> split("3, 64, kernel_size=(3, 3)")
    ['3', '64', 'kernel_size=(3, 3)']
    """
    parts, depth, start = [], 0, 0
    for n, sign in enumerate(text + ","):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append(text[start:n].strip())
            start = n + 1
    return [part for part in parts if part]


def tidy(text: str) -> str:
    """Text without comments, prompts and backslashes at the ends of lines.

    >>> tidy(">>> Conv2d(3, 64, # input" + chr(10) + "... 3)").split()
    ['Conv2d(3,', '64,', '3)']
    """
    lines = text.replace("\r\n", "\n").split("\n")
    kept = [line.split("#")[0].rstrip() for line in lines]
    kept = [line[4:] if line[:4] in (">>> ", "... ") else line for line in kept]
    return "\n".join(kept).replace("\\\n", " ")
