"""Tables of computed rows: as HTML for pages, as text, Markdown, CSV and JSON."""

from .brief import layers
from .decoder import all_terms, conventions, letters, prints, rules, terms
from .heads import Column, column
from .rows import ledger, of, stack_comparison, windows
from .summaries import summary
from .table import Table, columns_of

__all__ = [
    "Column",
    "Table",
    "all_terms",
    "column",
    "columns_of",
    "conventions",
    "layers",
    "ledger",
    "letters",
    "of",
    "prints",
    "rules",
    "stack_comparison",
    "summary",
    "terms",
    "windows",
]
