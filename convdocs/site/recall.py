"""While the site is served, only pages that changed are checked again.

A change of the package, of `names.txt` or of `sources.toml` imports everything anew (reload.py),
and with it empties this memory.
"""

import re
from functools import lru_cache
from pathlib import Path

from convdocs.claims.headings import written
from convdocs.claims.page import Page
from convdocs.claims.report import Checked
from convdocs.claims.session import Memo
from convdocs.claims.totals import Totals, totals_of
from convdocs.claims.totals import pages as pages_of
from convdocs.claims.tree import check_page
from convdocs.site.worked import lines

LINKED = re.compile(r"\[\]\(([^)#?\s]+)")
MEMO = Memo()  # both languages of a page run the same code: once is enough


def checked(path: str, text: str, lang: str) -> Checked:
    """Return a page, evaluated; from memory where nothing that it looks at has changed."""
    tree = _tree(totals_of(path)) if "site." in text else ()
    return _checked(path, text, lang, tree, _namesakes(path, text))


Written = tuple[tuple[Path, int], ...]


@lru_cache(maxsize=512)
def _checked(path: str, text: str, lang: str, _tree: Written, _namesakes: Written) -> Checked:
    # what counts all proofs may change while no page of this text does
    return check_page(Page(path, text, lang, MEMO, explain=lines))


def _namesakes(path: str, text: str) -> Written:
    """The pages whose headings name links of this one, and when each was written."""
    files = {Path(path).parent / name for name in LINKED.findall(text)}
    return tuple((file, written(file)) for file in sorted(files))


def _tree(totals: Totals) -> Written:
    """All pages and when each was written: a page that counts proofs looks at all of them."""
    pages = pages_of(totals.root) if totals.root else []
    return tuple((page, page.stat().st_mtime_ns) for page in pages)
