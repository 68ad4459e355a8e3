"""The inline scanner: one paragraph, heading, cell or caption into items."""

from __future__ import annotations

from collections.abc import Callable

from convdocs.claims.brackets import bracket_end, code_end, expression_end, math_end, run_length
from convdocs.claims.items import Item, Source
from convdocs.claims.markup import Span, identifier, link_title, seen_values, tag

HIDDEN_BRACES = ("{:", "{#", "{.", "{ .", "{ #", "{ :")


class Inline:
    """Scans a stretch of the source; what no rule takes is prose."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.rules: dict[str, Callable[[int, int], tuple[int, list[Item]]]] = {
            "`": self._code,
            "$": self._math,
            "<": self._angle,
            "[": self._bracket,
            "!": self._image,
            "{": self._brace,
        }

    def scan(self, start: int, stop: int) -> list[Item]:
        """The items of `start:stop`, in order."""
        items: list[Item] = []
        prose = position = start
        while position < stop:
            rule = self.rules.get(self.text[position])
            end, found = rule(position, stop) if rule else (-1, [])
            if end < 0:
                position += self._plain(position, stop)
                continue
            self._prose(items, prose, position)
            items += found
            prose = position = end
        self._prose(items, prose, stop)
        return items

    def _plain(self, position: int, stop: int) -> int:
        """How many characters to pass over where no rule takes anything."""
        if self.text[position] == "`":
            return run_length(self.text, position, stop)
        return 2 if self.text[position] == "\\" else 1

    def _prose(self, items: list[Item], start: int, end: int) -> None:
        if self.text[start:end].strip():
            items.append(self.source.item("prose", start, end, (start, end)))

    def _code(self, start: int, stop: int) -> tuple[int, list[Item]]:
        end = code_end(self.text, start, stop)
        if end < 0:
            return -1, []
        ticks = run_length(self.text, start, stop)
        inner = (start + ticks, end - ticks)
        return end, [self.source.item("inline_code", start, end, inner)]

    def _math(self, start: int, stop: int) -> tuple[int, list[Item]]:
        end = math_end(self.text, start, stop)
        if end < 0:
            return -1, []
        return end, [self.math(start, end)]

    def math(self, start: int, end: int) -> Item:
        """The formula that stands, dollars included, at `start:end`."""
        width = 2 if self.text.startswith("$$", start) else 1
        info = "display" if width == 2 else ""
        return self.source.item("math", start, end, (start + width, end - width), info=info)

    def _angle(self, start: int, stop: int) -> tuple[int, list[Item]]:
        if self.text.startswith("<!--", start):
            end = self.text.find("-->", start, stop)
            end = stop if end < 0 else end + 3
            return end, [self.comment(start, end)]
        if self.text.startswith(("<http://", "<https://", "<mailto:"), start):
            end = self.text.find(">", start, stop) + 1
            seen = (start + 1, end - 1)
            return (end or -1), [self.source.item("prose", start, end, seen, info="url")]
        following = self.text[start + 1 : start + 2]
        if not (following.isalpha() or following == "/"):
            return -1, []
        return self._tag(start, stop)

    def comment(self, start: int, end: int) -> Item:
        """An HTML comment; `<!-- setup` holds code."""
        inner = self.text[start + 4 : max(start + 4, end - 3)]
        if inner.lstrip().startswith("setup"):
            code = start + 4 + inner.index("setup") + len("setup")
            newline = self.text.find("\n", code, end)
            return self.source.item("setup", start, end, (max(code, newline + 1), end - 3))
        return self.source.item("comment", start, end, body=inner)

    def _tag(self, start: int, stop: int) -> tuple[int, list[Item]]:
        end, seen = tag(self.text, start, stop)
        return end, [self.source.item("html", start, max(start, end)), *self._proses(seen)]

    def seen(self, start: int, end: int) -> list[Item]:
        """What a reader sees of an attribute list."""
        return self._proses(seen_values(self.text, start, end))

    def _proses(self, spans: list[Span]) -> list[Item]:
        """What a reader sees inside of markup."""
        items: list[Item] = []
        for span in spans:
            self._prose(items, *span)
        return items

    def _bracket(self, start: int, stop: int) -> tuple[int, list[Item]]:
        close = bracket_end(self.text, start, stop)
        if close < 0:
            return -1, []
        following = self.text[close + 1 : close + 3]
        if following in ("{=", "{~"):
            return self._claim(start, close, stop)
        if self.text.startswith("[^", start):
            return close + 1, [self.source.item("link", start, close + 1)]
        end = self._link_end(close, stop)
        if end < 0:
            return -1, []
        url, seen = self.text[close + 1 : end], (start + 1, close)
        titles = self._proses(link_title(self.text, close + 1, end))
        if close == start + 1 and url.startswith("("):
            return end, [self.source.item("reference", start, end, seen, body=url[1:-1]), *titles]
        link = self.source.item("link", start, end, seen, body=url)
        return end, [link, *self.scan(start + 1, close), *titles]

    def _link_end(self, close: int, stop: int) -> int:
        """The end of the `(url)` or `[label]` after a link's text, or -1 where there is none."""
        following = self.text[close + 1 : close + 2]
        if following == "(" and close + 1 < stop:
            return expression_end(self.text, close + 2, stop, ")") + 1 or -1
        if following == "[" and close + 1 < stop:
            return bracket_end(self.text, close + 1, stop) + 1 or -1
        return -1

    def _claim(self, start: int, close: int, stop: int) -> tuple[int, list[Item]]:
        end = expression_end(self.text, close + 3, stop, "}") + 1
        if not end:
            return stop, [self.broken(start, stop, "this claim's `{` is never closed")]
        shown, inner = (start + 1, close), self.text[close + 3 : end - 1].strip()
        item = self.source.item
        if self.text[close + 2] == "~":
            return end, [item("quote", start, end, shown, key=inner)]
        if not self.text[start + 1 : close].strip():
            return end, [item("generated", start, end, expression=inner)]
        return end, [item("claim", start, end, shown, expression=inner)]

    def broken(self, start: int, end: int, message: str) -> Item:
        """A construct that looks meant but cannot be read; it is reported, never skipped."""
        return self.source.item("broken", start, end, body=message)

    def _image(self, start: int, stop: int) -> tuple[int, list[Item]]:
        if not self.text.startswith("![", start):
            return -1, []
        if self.text.startswith("](=", bracket_end(self.text, start + 1, stop)):
            message = "an exhibit must stand alone on its line, with its `(= …)` closed"
            return stop, [self.broken(start, stop, message)]
        end, items = self._bracket(start + 1, stop)
        return end, [item for item in items if item.kind != "reference"]

    def exhibit(self, start: int, stop: int) -> Item | None:
        """The exhibit at `start`, or None where an ordinary image or text stands."""
        close = bracket_end(self.text, start + 1, stop)
        if close < 0 or not self.text.startswith("](=", close):
            return None
        end = expression_end(self.text, close + 3, stop, ")")
        if end < 0:
            return None
        key, tail = self._attributes(end + 1, stop)
        return self.source.item(
            "exhibit", start, tail, (start + 2, close), key=key,
            expression=self.text[close + 3 : end].strip(),
            children=[*self.scan(start + 2, close), *self.seen(end + 1, tail)],
        )  # fmt: skip

    def _attributes(self, start: int, stop: int) -> tuple[str, int]:
        if self.text[start : start + 1] != "{":
            return "", start
        end = self.text.find("}", start, stop) + 1
        return identifier(self.text[start:end]), end or start

    def _brace(self, start: int, stop: int) -> tuple[int, list[Item]]:
        if self.text.startswith(("{=", "{~"), start):
            message = "a `{=` or `{~` without its `[shown]` before it"
            return stop, [self.broken(start, stop, message)]
        end = self.text.find("}", start, stop) + 1
        if self.text.startswith(HIDDEN_BRACES, start) and end:
            listed = self.source.item(
                "attributes", start, end, key=identifier(self.text[start:end])
            )
            return end, [listed, *self.seen(start, end)]
        return -1, []
