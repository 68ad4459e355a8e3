"""What our own benchmarks measured: `measured.json`, which they write and pages claim from."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

from convdocs.claims.sources import nearest


def measured_of(path: str) -> SimpleNamespace:
    """The measurements of the tree that a page belongs to, by name: `measured.lab.layer.edit`."""
    found = nearest(path, "measured.json")
    return load_measured(found) if found else SimpleNamespace()


def load_measured(path: Path) -> SimpleNamespace:
    """Read `measured.json`: a table for each benchmark, tables and numbers inside it."""
    text = path.read_text(encoding="utf-8")
    found: SimpleNamespace = json.loads(text, object_hook=lambda table: SimpleNamespace(**table))
    return found
