"""Asks every outside address of the pages and of docs/sources.toml.

Prints what is dead and ends with 1 if anything is. An address is dead when its host says so (404,
410) or cannot be reached in three attempts; one that only refuses programs (401, 403, 429) is not.
"""

import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
ADDRESS = re.compile(r"https?://[^\s\"'<>`\]}，。）]+")
REFUSES = {401, 403, 405, 406, 418, 429, 999}  # programs, not readers
ATTEMPTS, TIMEOUT = 3, 30


def addresses(texts: Iterable[str]) -> list[str]:
    """Every address in some texts, once, without what follows it in a sentence."""
    found = {whole(match) for text in texts for match in ADDRESS.findall(text)}
    return sorted(address for address in found if "/convdocs/convdocs" not in address
                  and "convdocs.github.io" not in address)  # fmt: skip


def whole(address: str) -> str:
    """An address without the bracket or the full stop after it, and without its fragment."""
    address = address.partition("#")[0].rstrip(".,;:!?*|\\")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*|\\")
    return address


def fault(address: str, pause: float = 5) -> str:
    """Why an address is dead; nothing if it is not."""
    said = ""
    for attempt in range(ATTEMPTS):
        time.sleep(pause * attempt)
        request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 convdocs"})
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT):
                return ""
        except urllib.error.HTTPError as error:
            if error.code in REFUSES:
                return ""
            said = f"{error.code} {error.reason}"
            if error.code in (404, 410):
                break
        except (OSError, ValueError) as error:
            said = str(getattr(error, "reason", error))
    return said


def main(paths: list[str]) -> int:
    """Ask, and say what is dead."""
    files = [Path(path) for path in paths] or [
        *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "docs").rglob("notebooks/*.py")),
        ROOT / "docs/sources.toml", ROOT / "README.md", ROOT / "README.zh.md",
    ]  # fmt: skip
    every = addresses(file.read_text(encoding="utf-8") for file in files)
    with ThreadPoolExecutor(8) as pool:
        dead = [pair for pair in zip(every, pool.map(fault, every)) if pair[1]]
    for address, why in dead:
        print(f"{address}: {why}")
    print(f"{len(every)} addresses, {len(dead)} dead")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
