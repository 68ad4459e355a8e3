"""A little site in two languages, dressed as ours, for tests that build one."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = "---\ndescription: {description}\n---\n# {title} {{#top}}\n\n## Part {{#part}}\n\n{text}\n"
NAV = "nav:\n  - Home: index.md\n  - Lab: [lab.md]\n"
PAGES = {"en/index": "Home", "en/lab": "Layer", "zh/index": "网络", "zh/lab": "一层"}


def page(title: str, text: str = "Words.", description: str = "What it is about.") -> str:
    """A page as the plugin asks for them."""
    return PAGE.format(title=title, text=text, description=description)


def settings(folder: Path) -> None:
    """Write our mkdocs.yml, for these pages, into a folder."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("custom_dir: docs/theme", f"custom_dir: {ROOT / 'docs/theme'}")
    text = re.sub(r"^nav:\n(  .*\n)+", NAV, text, flags=re.M)
    text += "\nextra: {nav_zh: {Home: 首页, Lab: 实验室}}\n"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def little_site(folder: Path) -> Path:
    """Write the site into a folder, and return it."""
    settings(folder)
    for name, title in PAGES.items():
        path = folder / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(title), encoding="utf-8")
    return folder
