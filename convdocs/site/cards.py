"""The HTML of a checked number and how it was computed, of a quotation, and of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from convdocs.claims.numerals import MINUS, SUPERSCRIPTS, numeral
from convdocs.claims.problems import Problem, Result
from convdocs.claims.sources import Source
from convdocs.claims.values import plain, render
from convdocs.site.mathml import mathml
from convdocs.units import THIN, grouped

LONGEST = 60  # characters of an exact value on a card
WORDS = {
    "en": {"by": "computed by", "exact": "exact value", "from": "from", "code": "the code above",
           "got": "got", "shown": "shown"},
    "zh": {"by": "表达式", "exact": "精确值", "from": "出自", "code": "上面的代码",
           "got": "算得", "shown": "写成"},
}  # fmt: skip
_RAISED = {digit: code for code, digit in SUPERSCRIPTS.items()}
_DIGITS = re.compile(r"(?<![\d.])(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(?!\d)")


@dataclass(frozen=True)
class Card:
    """How a number was computed: its place on the page, language, the id of the code before."""

    number: int
    lang: str
    origin: str = ""

    @property
    def key(self) -> str:
        return f"pf-{self.number}"

    def word(self, name: str) -> str:
        """A word of the card in its language."""
        return WORDS[self.lang][name]

    def html(self, result: Result) -> str:
        """The card: expression, worked lines, exact value, the code before; or what is wrong."""
        lines = [f"<b>{self.word('by')}</b> <code>{escape(result.item.expression)}</code>"]
        problem = result.problem
        if problem:
            lines += [escape(problem.message), *self._both(problem.got, problem.shown)]
        else:
            lines += [f'<samp class="worked">{escape(line)}</samp>' for line in result.lines]
            lines.append(f"{self.word('exact')} <samp>{escape(full(result.value))}</samp>")
        if self.origin:
            link = f'<a href="#{escape(self.origin)}">{self.word("code")}</a>'
            lines.append(f"{self.word('from')} {link}")
        opening = f'<span class="proof" id="{self.key}" role="tooltip" data-search-exclude>'
        return opening + "<br/>".join(lines) + "</span>"

    def _both(self, got: str, shown: str) -> list[str]:
        pairs = ((self.word("got"), got), (self.word("shown"), shown))
        return [f"{name} <samp>{escape(text)}</samp>" for name, text in pairs if text]


def claim(result: Result, card: Card) -> str:
    """A number that says how it was computed; red where the expression gives another one."""
    kind = "claim failed" if result.problem else "claim"
    opening = f'<data value="{_value(result)}" tabindex="0" aria-describedby="{card.key}">'
    return f'<span class="{kind}">{opening}{seen(result)}</data>{card.html(result)}</span>'


def bare(result: Result) -> str:
    """A number in a heading, where no card belongs: a heading is also a line of the contents."""
    kind = ' class="failed"' if result.problem else ""
    return f'<data{kind} value="{_value(result)}">{seen(result)}</data>'


def _value(result: Result) -> str:
    value = plain(result.value)
    return escape(str(value))


def seen(result: Result) -> str:
    """What stands in the text: as the author wrote it, or generated, in the site's typography."""
    shown, value = result.item.shown.strip(), result.value
    if not shown:
        shown = render(value)
    if len(shown) > 2 and shown[0] == shown[-1] == "$":
        return mathml(shown.strip("$"), display=shown.startswith("$$"))
    if len(shown) > 2 and shown[0] == shown[-1] == "`":
        return f"<code>{escape(shown.strip('`').strip())}</code>"
    return escape(typeset(shown))


def typeset(shown: str) -> str:
    r"""Numbers as the site sets them: thin spaces, raised exponents, a true minus.

    >>> typeset("14,400"), typeset("8.192 × 10^9"), typeset("-0.5"), typeset("(3, 227, 227)")
    ('14\u202f400', '8.192 × 10⁹', '−0.5', '(3, 227, 227)')
    """
    if numeral(shown):
        shown = shown.replace(",", THIN).replace("-", "−", shown.startswith("-"))
        shown = re.sub(r"(?<=\d) (?=[^\d×/])", THIN, shown)
        shown = re.sub(r"\^([-−]?\d+)", _raise, shown)
    return _DIGITS.sub(_group, shown)


def _raise(match: re.Match[str]) -> str:
    return match[1].replace(MINUS, "-").translate(_RAISED)


def _group(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    return grouped(int(digits)) if len(digits) > 4 else digits


def full(value: object) -> str:
    r"""The exact value on a card; a long one is cut.

    >>> full(14400), full(0.2175), full((3, 5)), full("yes")
    ('14\u202f400', '0.2175', '(3, 5)', 'yes')
    """
    value = plain(value)
    text = grouped(value) if type(value) is int and abs(value) > 9999 else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def quotation(shown: str, source: Source, lang: str = "en") -> str:
    """Somebody else's words, in quotation marks only where the linked text says them.

    What was not read there has none, and a mark says so; our own figures need neither.

    >>> quotation("9 ms", Source("key", "Our benchmark", "x", ("9 ms",), read="own"))[:21]
    '<span class="measured'
    >>> quotation("8", Source("key", "Answers", "x", ("8",), read="paraphrase"))[:42]
    '<span class="quoted">8<small> (paraphrase,'
    """
    cite, url, mark = escape(source.cited(lang)), escape(source.url), source.mark(shown, lang)
    link = f'<a href="{url}" title="{cite}">{escape(shown)}</a>'
    if source.read == "own":
        return f'<span class="measured">{link}</span>'
    if source.read == "original":
        note = f"<small>（{mark}）</small>" if mark else ""
        return f'<q class="quoted" cite="{url}" title="{cite}">{link}</q>{note}'
    see = ("see", "参见")[lang == "zh"]
    link = f'<a href="{url}" title="{cite}" aria-label="{see}: {cite}">{see}</a>'
    note = f"（{mark}，{link}）" if lang == "zh" else f" ({mark}, {link})"
    return f'<span class="quoted">{escape(shown)}<small>{note}</small></span>'


def marked(html: str, problem: Problem) -> str:
    """A formula that is not true, in red."""
    message = escape(problem.message)
    return f'<span class="claim failed" title="{message}"><data>{html}</data></span>'


def failed(text: str, message: str) -> str:
    """Something that could not be shown, in red, with the reason."""
    return (
        f'<span class="claim failed" title="{escape(message)}"><data>{escape(text)}</data></span>'
    )


def summary(problems: Sequence[object]) -> str:
    """All that is wrong on a page, at its top."""
    listed = escape("\n".join(map(str, problems)))
    return f'<div class="claim failed" role="alert"><pre>{listed}</pre></div>' if listed else ""
