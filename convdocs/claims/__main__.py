"""Temporary: `python -m convdocs.claims [--update] [PATH…]` until the CLI has `check`."""

import sys
import types

import convdocs

try:
    import convdocs.tables
except ImportError:
    sys.modules["convdocs.tables"] = convdocs.tables = types.ModuleType("convdocs.tables")

from convdocs.claims.tree import check

report = check([a for a in sys.argv[1:] if a != "--update"], update="--update" in sys.argv)
print(report.text())
sys.exit(bool(report.problems))
