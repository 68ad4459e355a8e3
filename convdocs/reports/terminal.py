"""Text on a terminal, a file or a pipe, whatever its encoding; and what keeps it from there."""

import codecs
import difflib
import os
import sys
from typing import TextIO

from ..errors import ConvdocsError, NotationError

# What stands for a sign that an encoding lacks; any other becomes a question mark.
PLAIN = {
    "×": "x", "−": "-", "–": "-", "·": "-", "\u202f": " ", "→": "->", "≥": ">=", "≤": "<=",
    "…": "...", "\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'",
}  # fmt: skip
# The refusals that list the names there are: under which key they have the one that was typed.
MEANT = {
    "unknown_network": "word", "unknown_convention": "word", "unknown_chapter": "word",
    "unknown_layer": "word", "unknown_command": "word", "not_choice": "value",
}  # fmt: skip


def plain(error: UnicodeError) -> tuple[str, int]:
    """ASCII for the signs that could not be encoded, as an error handler of `codecs`."""
    assert isinstance(error, UnicodeEncodeError)
    letters = error.object[error.start : error.end]
    return "".join(PLAIN.get(letter, "?") for letter in letters), error.end


def escaped(error: UnicodeError) -> tuple[str, int]:
    """The same for JSON, which has escapes for all signs."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs), error.end


codecs.register_error("convdocs-plain", plain)
codecs.register_error("convdocs-json", escaped)


def encoding(stream: TextIO | None) -> str:
    """How a stream writes letters."""
    return getattr(stream, "encoding", None) or "utf-8"


def speaks(stream: TextIO | None, lang: str) -> bool:
    """Whether a stream has the letters of a language."""
    try:
        ("中文，" if lang == "zh" else "").encode(encoding(stream))
    except UnicodeEncodeError:
        return False
    return True


def show(text: str, lang: str = "en", json: bool = False, end: str = "\n") -> None:
    """Prints an answer; a NotationError where there is no output, or it cannot write Chinese."""
    if sys.stdout is None:
        raise NotationError("no_output")
    if not json and not speaks(sys.stdout, lang):
        raise NotationError("no_chinese", encoding=encoding(sys.stdout))
    known = encoding(sys.stdout)
    letters = text.encode(known, "convdocs-json" if json else "convdocs-plain").decode(known)
    sys.stdout.write(letters + end)
    sys.stdout.flush()


def refuse(error: ConvdocsError, lang: str) -> int:
    """Prints in one line what is wrong; the exit code of a refusal."""
    if sys.stderr is not None:
        lang = lang if speaks(sys.stderr, lang) else "en"
        known = encoding(sys.stderr)
        line = " ".join(f"convdocs: {error.text(lang)}{hint(error, lang)}".split("\n"))
        sys.stderr.write(line.encode(known, "convdocs-plain").decode(known) + "\n")
    return 2


def hint(error: ConvdocsError, lang: str) -> str:
    """The name that may have been meant, if one is near."""
    if error.key not in MEANT:
        return ""
    typed = str(error.values[MEANT[error.key]])
    names = {name.lower(): name for name in str(error.values["names"]).split(", ")}
    near = difflib.get_close_matches(typed.lower(), names, 1)
    words = "（是不是想写 '{}'？）" if lang == "zh" else " (did you mean '{}'?)"
    return words.format(names[near[0]]) if near else ""


def silence() -> None:
    """Lets nothing more be written: what waits in the buffer would fail again at the end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # no file at all, as in a test
        return
