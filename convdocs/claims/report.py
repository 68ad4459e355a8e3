"""What `convdocs check` found, counted and said in both languages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from convdocs.claims import formulas, parity
from convdocs.claims.console import commands
from convdocs.claims.examples import outputs
from convdocs.claims.items import Item
from convdocs.claims.page import Page
from convdocs.claims.problems import Problem, Result
from convdocs.claims.update import Change

# kind: (English, Chinese), in the order in which they are told
KINDS = {
    "pages": ("pages", "页"),
    "claims": ("claims", "个断言"),
    "generated": ("generated numbers", "个生成的数"),
    "formulas": ("formulas with numbers", "个带数字的公式"),
    "examples": ("code examples", "个代码示例"),
    "commands": ("commands", "条命令"),
    "exhibits": ("figures and tables", "张图和表"),
    "quotations": ("quotations", "处引用"),
    "names": ("numerals in names", "个名称中的数字"),
    "echoes": ("echoes of the code", "个与代码呼应的数"),
    "unaccounted": ("numerals unaccounted for", "个来历不明的数"),
    "differences": ("differences between the languages", "处两种语言的差异"),
}
NUMERALS = {"name": "names", "echo": "echoes", "": "unaccounted"}
COUNTED = {
    "claim": "claims", "generated": "generated", "quote": "quotations", "exhibit": "exhibits",
}  # fmt: skip


@dataclass
class Checked:
    """A page with everything that was found on it."""

    page: Page
    results: list[Result]
    problems: list[Problem]

    @property
    def sections(self) -> list[parity.Section]:
        """The page by headings, to be compared with the other language."""
        return parity.sections(self.results, self.page.census.found)

    @property
    def counts(self) -> Counter[str]:
        """How many there are of each kind."""
        counts = Counter({"pages": 1})
        for result in self.results:
            counts.update(counted(result.item))
        counts.update(NUMERALS[numeral.kind] for numeral in self.page.census.found)
        return counts


def counted(item: Item) -> dict[str, int]:
    """What an item adds to the counts."""
    if item.kind in ("code", "setup"):
        return {"examples": max(1, len(outputs(item.body)))}
    if item.kind == "console":
        ours = [part for part in commands(item.body) if part.arguments is not None]
        return {"commands": len(ours)}
    if item.kind == "math":
        return {"formulas": int(formulas.has_digits(item.body))}
    return {COUNTED[item.kind]: 1} if item.kind in COUNTED else {}


@dataclass
class Report:
    """How much of each kind was checked, what is wrong, and what `--update` changed."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def add(self, checked: Checked) -> None:
        """Add a page."""
        self.problems += checked.problems
        self.counts.update(checked.counts)

    def text(self, lang: str = "en") -> str:
        """Changes, problems, counts and the verdict, line by line."""
        index = int(lang == "zh")
        counts = (f"{self.counts[kind]:>6} {words[index]}" for kind, words in KINDS.items())
        said = [*map(str, self.changes), *map(str, self.problems)]
        return "\n".join([*said, *counts, self.verdict(lang)])

    def verdict(self, lang: str) -> str:
        """The last line."""
        count = len(self.problems)
        if lang == "zh":
            return f"有 {count} 个问题" if count else "没有发现问题"
        return f"{count} problem{'s' * (count > 1)}" if count else "No problem found."
