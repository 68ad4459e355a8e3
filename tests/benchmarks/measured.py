"""Writes what a benchmark measured, and on what, into docs/measured.json for pages to claim."""

import json
import os
import statistics
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).parents[2] / "docs/measured.json"


def machine() -> dict[str, object]:
    """The processor's name, how many of its cores there are, and how busy they were lately."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    load = [round(one, 2) for one in os.getloadavg()]
    return {"processor": names[0] if names else "unknown", "cores": os.cpu_count(), "load": load}


def spread(times: list[float]) -> dict[str, int]:
    """Number, median and both ends of some times in milliseconds, rounded to whole ones."""
    ends = {"median": statistics.median(times), "least": min(times), "most": max(times)}
    return {"n": len(times)} | {name: round(time) for name, time in ends.items()}


def record(
    name: str, before: dict[str, object], versions: dict[str, object], **found: object
) -> None:
    """Put a benchmark's results beside the others'; `before` is the machine at its start."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    about = {"date": datetime.now(UTC).date().isoformat(), "year": datetime.now(UTC).year}
    about |= {"machine": before | {"load_after": machine()["load"]}, "versions": versions}
    known[name] = about | found
    text = json.dumps(known, indent=2, sort_keys=True, ensure_ascii=False)
    FILE.write_text(text + "\n", encoding="utf-8")
