"""Tables of computed rows: as HTML for pages, as text, Markdown, CSV and JSON."""

from .heads import Column, column
from .rows import ledger, of, stack_comparison, summary, windows
from .table import Table, columns_of

__all__ = [
    "Column",
    "Table",
    "column",
    "columns_of",
    "ledger",
    "of",
    "stack_comparison",
    "summary",
    "windows",
]
