"""How many proofs the whole tree holds, for pages that say so: `[]{= site.claims}`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from convdocs.claims import formulas
from convdocs.claims.examples import outputs
from convdocs.claims.items import EXECUTED, Item, walk
from convdocs.claims.lexer import lex
from convdocs.claims.notebook import is_notebook, page_text
from convdocs.claims.sources import nearest


def pages(folder: Path) -> list[Path]:
    """The pages in a folder; where it has language folders, only theirs."""
    languages = [folder / lang for lang in ("en", "zh") if (folder / lang).is_dir()]
    found = [path for part in languages or [folder] for path in part.rglob("*.*")]
    return sorted(path for path in found if path.suffix == ".md" or is_notebook(path))


class Totals:
    """Counts over all pages of both languages; the tree is read when the first one is asked for."""

    def __init__(self, root: Path | None) -> None:
        self.root = root

    @classmethod
    def of_counts(cls, counts: Mapping[str, int]) -> Totals:
        """Totals that somebody has counted already."""
        made = cls(None)
        made.counts = Counter(counts)
        return made

    @cached_property
    def counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for path in pages(self.root) if self.root else ():
            counts.update(_counted(page_text(path)))
        return counts

    @property
    def pages(self) -> int:
        """Pages, each language for itself."""
        return self.counts["page"]

    @property
    def claims(self) -> int:
        """Numbers in running text that an expression must produce."""
        return self.counts["claim"] + self.counts["generated"]

    @property
    def formulas(self) -> int:
        """Formulas that hold numbers."""
        return self.counts["math"]

    @property
    def outputs(self) -> int:
        """Outputs of code examples and commands."""
        return self.counts["output"] + self.counts["console"]

    @property
    def exhibits(self) -> int:
        """Figures and tables."""
        return self.counts["exhibit"]

    @property
    def proofs(self) -> int:
        """All of these together, pages aside."""
        return self.claims + self.formulas + self.outputs + self.exhibits


@lru_cache(maxsize=512)  # every page that asks counts all pages
def _counted(text: str) -> Counter[str]:
    """What one page adds; nobody changes it."""
    counts = Counter({"page": 1})
    for item in walk(lex(text)):
        shows = item.kind != "math" or formulas.has_digits(item.body)
        counts[item.kind] += shows
        counts["output"] += sum(bool(want) for _, want in outputs(item.body))
    return counts


def totals_of(path: str) -> Totals:
    """The totals of the tree that a page belongs to: the folder of its `names.txt`."""
    found = nearest(path, "names.txt")
    return Totals(found.parent if found else None)


def asks(items: Iterable[Item]) -> bool:
    """Whether a page asks how many proofs there are."""
    code = (item.body if item.kind in EXECUTED else item.expression for item in walk(items))
    return any(re.search(r"\bsite\b", one) for one in code)
