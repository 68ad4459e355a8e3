"""The set-up, what publishes the site, and what looks at the world once a week."""

import importlib.util
import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from readme import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PIN = re.compile(r"^([\w.-]+)(?:\[([\w,.-]+)\])?==", re.MULTILINE)


def pinned(text: str) -> dict[str, set[str]]:
    """What a lock pins, with which extras."""
    return {canonicalize_name(name): set(filter(None, extras.split(",")))
            for name, extras in PIN.findall(text)}  # fmt: skip


def asked(lock: dict[str, set[str]]) -> list[Requirement]:
    """Whatever the locked distributions that are installed here ask with extras."""
    found = []
    for name, extras in lock.items():
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for one in map(Requirement, needs):
            given = [{"extra": extra} for extra in extras or {""}]
            if one.extras and (not one.marker or any(map(one.marker.evaluate, given))):
                found.append(one)
    return found


def lacking(lock: dict[str, set[str]]) -> list[str]:
    return [str(one) for one in asked(lock) if not one.extras <= lock[canonicalize_name(one.name)]]


def test_the_lock_pins_the_extras_that_are_asked_for():
    """Or else pip before 23.3 finds them unpinned as soon as there is a newer release."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert lacking(pinned(text)) == []
    without = re.sub(r"^([\w.-]+)\[[^\]]+\]==", r"\1==", text, flags=re.MULTILINE)
    assert any(one.startswith("coverage") for one in lacking(pinned(without)))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_workflow_can_be_read_and_ends_in_time(path: Path):
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    assert all(job["timeout-minutes"] and job["steps"] for job in jobs.values())


def test_a_site_is_published_from_the_commit_that_the_tests_have_passed():
    pages = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    (trigger,) = pages[True].items()  # YAML reads `on` as a truth value
    assert trigger[0] == "workflow_run"
    assert trigger[1]["workflows"] == ["tests"]
    build, deploy = pages["jobs"]["build"], pages["jobs"]["deploy"]
    assert "workflow_run.conclusion == 'success'" in build["if"]
    assert "workflow_run.event == 'push'" in build["if"]
    assert "workflow_run.head_sha" in build["steps"][0]["with"]["ref"]
    assert deploy["needs"] == "build"


def test_each_weekly_check_reports_what_it_finds():
    weekly = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8"))
    assert weekly["permissions"]["issues"] == "write"
    assert {"comparisons", "links", "setup"} == set(weekly["jobs"])
    for job in weekly["jobs"].values():
        last = job["steps"][-1]
        assert last["if"] == "failure()"
        assert "report_failure.sh" in last["run"]


@pytest.mark.parametrize(("open_issues", "created"), [("another", 1), ("Weekly", 0)])
def test_no_second_issue_is_opened_while_one_is_open(
    tmp_path: Path, open_issues: str, created: int
):
    gh = tmp_path / "gh"
    gh.write_text(f'#!/bin/sh\n[ "$2" = list ] && echo "{open_issues}" || echo "$@" >>created\n')
    gh.chmod(0o755)
    (tmp_path / "report.txt").write_text("it differs")
    subprocess.run(
        ["/usr/bin/env", "bash", str(ROOT / "scripts/report_failure.sh"), "Weekly", "report.txt"],
        cwd=tmp_path, check=True, capture_output=True,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "RUN": "https://run"},
    )  # fmt: skip
    assert (tmp_path / "created").exists() == bool(created)
    assert not created or "it differs" in (tmp_path / "issue.md").read_text()


# -- links -----------------------------------------------------------------------------------------


class Host(BaseHTTPRequestHandler):
    """Answers with the status that a path names."""

    def do_GET(self):
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def links():
    spec = importlib.util.spec_from_file_location("check_links", ROOT / "scripts/check_links.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def host():
    server = HTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_dead_links_are_found_and_refusals_forgiven(links, host):
    for status, dead in ((200, False), (403, False), (429, False), (404, True), (500, True)):
        assert bool(links.fault(f"{host}/{status}", pause=0)) == dead, status
    assert links.fault("http://127.0.0.1:9/", pause=0)


def test_a_dead_link_fails_the_script(links, host, tmp_path, capsys):
    page = tmp_path / "page.md"
    page.write_text(f"[a]({host}/200), [b]({host}/404).")
    assert links.main([str(page)]) == 1
    assert f"{host}/404: 404 Not Found\n2 addresses, 1 dead" in capsys.readouterr().out


def test_addresses_are_read_without_what_follows_them(links):
    text = "[a](https://x/b_(c)). <https://y/z>，见 https://w/v。 https://x/q#part,"
    assert links.addresses([text]) == ["https://w/v", "https://x/b_(c)", "https://x/q", "https://y/z"]
