"""The parser of the command line, with its help and its faults in both languages."""

import argparse
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NoReturn

from .. import checks
from ..errors import ArgumentError, NotationError
from ..notation.digits import whole
from . import terminal
from .help import say

# What argparse says in English: the same in Chinese.
FAULTS = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): expected one argument", r"参数 \1 后面要有一个值"),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"参数 \1 的值 \2 无效（可选 \3）",
    ),
)
UNKNOWN = re.compile(r"argument COMMAND: invalid choice: '(.*)' \(choose from (.*)\)")
TITLES = {"positional arguments": "位置参数", "options": "选项"}


class Chinese(argparse.HelpFormatter):
    """Help with a Chinese head."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:  # fmt: skip
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(TITLES.get(heading or "", heading))


class Parser(argparse.ArgumentParser):
    """A parser whose faults are told in one line, like every other fault, in one language."""

    def __init__(self, lang: str = "en", **options: Any) -> None:
        style = Chinese if lang == "zh" else argparse.HelpFormatter
        super().__init__(formatter_class=style, add_help=False, **options)
        self.lang = lang
        self.add_argument("-h", "--help", action="help", help=say("help", lang))

    def error(self, message: str) -> NoReturn:
        """Raise a NotationError with what argparse found."""
        if unknown := UNKNOWN.fullmatch(message):
            names = unknown[2].replace("'", "")
            raise NotationError("unknown_command", word=unknown[1], names=names)
        if self.lang == "zh":
            for english, chinese in FAULTS:
                message = re.sub(english, chinese, message)
        raise NotationError("usage", message=message, command=self.prog)

    def _print_message(self, message: str, file: Any = None) -> None:
        terminal.show(message, self.lang, end="")


def integer(name: str, text: str, least: int | None = None) -> int:
    """A whole number that was typed; an ArgumentError for anything else."""
    sign, digits = ("-", text[1:]) if text[:1] == "-" else ("", text)
    number = whole(digits)
    if number is None:
        raise ArgumentError("not_integer", name=name, value=text)
    return checks.integer(name, -number if sign else number, least)


def language(words: list[str]) -> str:
    """The language that is asked for, before anything else is read.

    >>> language(["layer", "--lang=zh"]), language(["--lang", "xx"]), language([])
    ('zh', 'en', 'en')
    """
    asked = [word[7:] for word in words if word.startswith("--lang=")]
    asked += [after for word, after in pairwise(words) if word == "--lang"]
    return "zh" if "zh" in asked else "en"
