"""A page's Markdown into items, line by line; `inline` does what stands inside a line."""

from __future__ import annotations

from functools import lru_cache

from convdocs.claims.fences import FENCES, dedent, fence, line_end
from convdocs.claims.inline import Inline
from convdocs.claims.items import Item, Source
from convdocs.claims.markup import front_matter, front_values, identifier, numbered

ADMONITIONS = ("!!!", "???", "===")


def lex(text: str) -> list[Item]:
    """The items of a page, in order.

    >>> [(item.kind, item.shown) for item in lex("It is [25]{= 5 * 5}, $a$.")]
    [('prose', 'It is '), ('claim', '25'), ('prose', ', '), ('math', 'a'), ('prose', '.')]
    """
    return [*_lexed(text)]


@lru_cache(maxsize=256)  # a page is read for itself, for its sibling and for the totals
def _lexed(text: str) -> tuple[Item, ...]:
    return tuple(Lexer(text).run())


class Lexer:
    """Walks over the lines; consecutive lines of running text are scanned together."""

    def __init__(self, text: str) -> None:
        self.source = Source(text)
        self.text = text
        self.inline = Inline(self.source)
        self.items: list[Item] = []
        self.position = 0
        self.paragraph = -1
        self.lists: dict[int, int] = {}

    def run(self) -> list[Item]:
        self._front()
        while self.position < len(self.text):
            self._line()
        self._flush(len(self.text))
        return self.items

    def _flush(self, end: int) -> None:
        """Scan the paragraph that ends here."""
        if self.paragraph >= 0:
            self.items += self.inline.scan(self.paragraph, end)
        self.paragraph = -1

    def _line(self) -> None:
        start = self.position
        end = line_end(self.text, start)
        content = start + len(self.text[start:end]) - len(self.text[start:end].lstrip(" \t>"))
        line = self.text[content:end]
        if not line.strip():
            self._flush(start)
            self.position = end + 1
        else:
            self._close_lists(line, content - start)
            if not self._block(line, content, end):
                self._running(line, content, end)

    def _block(self, line: str, content: int, end: int) -> bool:
        """Take a block that starts on this line; False where the line is running text."""
        if line.startswith(FENCES):
            return self._fence(content, end)
        if line.startswith("<!--"):
            return self._comment(content)
        if line.startswith("$$"):
            return self._display(content)
        if line.startswith("!["):
            return self._exhibit(content)
        if line.startswith("#") and line.lstrip("#").startswith(" "):
            return self._heading(line, content, end)
        if line.startswith(ADMONITIONS):
            return self._admonition(line, content, end)
        return False

    def _running(self, line: str, content: int, end: int) -> None:
        marker = self._marker(line, content)
        if marker or line.startswith("|") or self.paragraph < 0:
            self._flush(content)
            self.paragraph = content + marker
        self.position = end + 1
        if line.startswith("|"):
            self._flush(end)

    def _marker(self, line: str, content: int) -> int:
        """The width of a list marker; a number becomes an item, since the reader sees it."""
        if line.startswith(("- ", "* ", "+ ")):
            return 2
        digits = numbered(line)
        if not digits:
            return 0
        self._flush(content)
        column, seen = self.source.place(content)[1], (content, content + digits)
        self.lists[column] = self.lists.get(column, 0) + 1
        end, wanted = content + digits + 1, self.lists[column]
        self.items.append(self.source.item("marker", content, end, seen, level=wanted))
        return digits + 2

    def _close_lists(self, line: str, indent: int) -> None:
        """A block no deeper than a list ends it, unless it is the list's next number."""
        if self.paragraph < 0 or numbered(line):
            kept = indent + bool(numbered(line))
            self.lists = {column: n for column, n in self.lists.items() if column <= kept}

    def _take(self, item: Item, end: int) -> bool:
        """Add an item after the paragraph before it, and go on at `end`."""
        self._flush(item.start)
        self.items.append(item)
        self.position = end
        return True

    def _front(self) -> None:
        close = front_matter(self.text)
        if close >= 0:
            end = min(line_end(self.text, close) + 1, len(self.text))
            self._take(self.source.item("front", 0, end, body=self.text[4:close]), end)
            spans = front_values(self.text, close)
            self.items += [self.source.item("prose", *span, span, info="front") for span in spans]

    def _fence(self, start: int, end: int) -> bool:
        found = fence(self.text, start)
        if found is None:
            return False
        if found.close < 0:
            return self._unclosed(start, "this fence is never closed")
        self._flush(start)
        title = self.text.find('title="', start, end)
        if title >= 0:
            self._title(title + 7, self.text.find('"', title + 7, end))
        body = dedent(self.text[found.body : found.close], self.source.place(start)[1] - 1)
        finish, seen = line_end(self.text, found.close), (found.body, found.close)
        key = identifier(found.info.rpartition("{")[2])
        item = self.source.item(
            found.kind, start, finish, seen, key=key, info=found.info, body=body
        )
        return self._take(item, finish + 1)

    def _unclosed(self, start: int, message: str) -> bool:
        item = self.inline.broken(start, len(self.text), message)
        return self._take(item, len(self.text))

    def _title(self, start: int, end: int) -> None:
        """A title, of a fence or an admonition, is read like prose."""
        self.items += self.inline.scan(start, end)

    def _comment(self, start: int) -> bool:
        end = self.text.find("-->", start)
        if end < 0:
            return self._unclosed(start, "this comment is never closed")
        return self._take(self.inline.comment(start, end + 3), end + 3)

    def _display(self, start: int) -> bool:
        end = self.text.find("$$", start + 2)
        if end < 0:
            return self._unclosed(start, "this formula is never closed")
        return self._take(self.inline.math(start, end + 2), end + 2)

    def _exhibit(self, start: int) -> bool:
        item = self.inline.exhibit(start, len(self.text))
        if item is None:
            return False
        end = line_end(self.text, item.end)
        if self.text[item.end : end].strip():
            return False
        return self._take(item, end)

    def _heading(self, line: str, content: int, end: int) -> bool:
        level = len(line) - len(line.lstrip("#"))
        opening = self.text.rfind("{", content, end) if line.rstrip().endswith("}") else -1
        key = identifier(self.text[opening:end]) if opening > 0 else ""
        finish = opening if key else end
        seen = (content + level, finish)
        item = self.source.item("heading", content, end, seen, key=key, level=level)
        self._take(item, end + 1)
        self.items += self.inline.scan(content + level, finish)
        self.items += self.inline.seen(finish, end)
        return True

    def _admonition(self, line: str, content: int, end: int) -> bool:
        words = line[3:].lstrip("+ ").split()
        if line.startswith("===") and '"' not in line:
            return False
        kind = words[0] if words and line[0] != "=" else "tab"
        key = identifier(line[line.rfind("{") :]) if line.rstrip().endswith("}") else ""
        self._take(self.source.item("admonition", content, end, key=key, info=kind), end + 1)
        title, close = self.text.find('"', content, end) + 1, self.text.rfind('"', content, end)
        if 0 < title <= close:
            self._title(title, close)
        return True
