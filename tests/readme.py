"""What the tests read out of the READMEs: the tree, the commands, the examples."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
READMES = ["README.md", "README.zh.md"]
TREE_LINE = re.compile(r"^(?P<indent>(?:  )*)(?P<name>[\w.-]+/?)(?:  +\S.*)?$")


def text(readme: str) -> str:
    return (ROOT / readme).read_text(encoding="utf-8")


def fences(readme: str, info: str) -> list[str]:
    """The contents of all fences with exactly this info string."""
    return re.findall(rf"^```{info}\n(.*?)^```$", text(readme), re.M | re.S)


def tree(readme: str) -> list[str]:
    """The paths of the tree in its order; a folder ends in a slash."""
    (block,) = fences(readme, "text")
    folders: list[str] = []
    paths = []
    for line in block.splitlines():
        match = TREE_LINE.match(line)
        assert match, f"{readme}: not a line of a tree: {line!r}"
        folders[len(match["indent"]) // 2 :] = [match["name"]]
        paths.append("".join(folders))
    return paths


def tracked(folder: str) -> set[str]:
    """What the repository holds directly in a folder, dotfiles aside."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", folder or "."]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    rest = [path.removeprefix(folder) for path in listed.splitlines() if (ROOT / path).exists()]
    names = {"".join(path.partition("/")[:2]) for path in rest}
    return {folder + name for name in names if not name.startswith(".")}
