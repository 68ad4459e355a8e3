"""A page's date is that of the last commit that changed it, and is left out where unknown."""

import os
import subprocess

import pytest

from convdocs.site.history import last_changes


def git(folder, *arguments, date="2026-01-02T12:00:00"):
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder),
        "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date,
        "GIT_CONFIG_NOSYSTEM": "1",
    }  # fmt: skip
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    command = ("git", *identity, *arguments)
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def clone(tmp_path):
    """A repository of two pages; the second commit changes only one of them."""
    repository = tmp_path / "repository"
    pages = repository / "docs/en"
    pages.mkdir(parents=True)
    git(repository, "init", "-q")
    (pages / "old.md").write_text("old")
    (pages / "感受野.md").write_text("old")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "first", date="2026-01-02T12:00:00")
    (pages / "感受野.md").write_text("new")
    git(repository, "commit", "-q", "-a", "-m", "second", date="2026-03-04T12:00:00")
    return repository


def test_each_page_has_the_date_of_its_last_change(clone):
    expected = {"old.md": "2026-01-02", "感受野.md": "2026-03-04"}
    assert last_changes(clone / "docs/en") == expected


def test_a_page_not_committed_has_no_date(clone):
    (clone / "docs/en/new.md").write_text("new")
    assert "new.md" not in last_changes(clone / "docs/en")


def test_a_shallow_clone_dates_only_what_it_knows(clone, tmp_path):
    """Its first commit seems to add every page: none of them gets that date."""
    git(tmp_path, "clone", "-q", "--depth=1", clone.as_uri(), "shallow")
    shallow = tmp_path / "shallow/docs/en"
    assert last_changes(shallow) == {}
    (shallow / "old.md").write_text("newer")
    git(shallow, "commit", "-q", "-a", "-m", "third", date="2026-05-06T12:00:00")
    assert last_changes(shallow) == {"old.md": "2026-05-06"}


def test_outside_a_repository_there_are_no_dates(tmp_path):
    assert last_changes(tmp_path) == {}


def test_without_git_there_are_no_dates(clone, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert last_changes(clone / "docs/en") == {}
