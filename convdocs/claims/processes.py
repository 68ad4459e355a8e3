"""Where the processes that run pages come from: forks of a warm server, or Pythons of their own.

The server is a process of its own because this one may have threads (MkDocs' live server, tests),
and because whatever happened here before is none of a page's business.
"""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

START = 120  # seconds that Python may take to start
FORKS = hasattr(os, "fork")

Kill = Callable[[int], None]
Fork = Callable[[socket.socket, socket.socket], int]
_here: list[Fork] = []


def hand_over(fork: Fork) -> None:
    """In a process that runs a page's code, whatever needs another one forks it from here."""
    _here[:] = [fork]


def opened() -> tuple[socket.socket, Kill, Callable[[], object]]:
    """A socket to a fresh process, how to kill that, and how to wait for its end."""
    if not FORKS:
        return _started()
    ours, theirs = socket.socketpair()
    ours.settimeout(START)
    with theirs:
        if _here:
            _here[0](theirs, ours)
        else:
            socket.send_fds(_alive().requests, [b"."], [theirs.fileno()])
    return ours, lambda pid: os.killpg(pid, signal.SIGKILL), lambda: None


class Server(NamedTuple):
    """The warm process, and the socket that takes requests for another fork of it."""

    process: subprocess.Popen[bytes]
    requests: socket.socket


@cache
def server() -> Server:
    """The server, started when the first page needs it."""
    atexit.register(stop)
    ours, theirs = socket.socketpair()
    with theirs:
        return Server(_python("server", theirs.fileno(), (theirs.fileno(),)), ours)


def _alive() -> Server:
    """The server; another one if somebody has killed it."""
    if server().process.poll() is not None:
        stop()
    return server()


def stop() -> None:
    """End the server: what it has imported is no longer true."""
    if server.cache_info().currsize:
        process, requests = server()
        requests.close()
        process.wait()
        server.cache_clear()


def _started() -> tuple[socket.socket, Kill, Callable[[], object]]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(START)
        process = _python("alone", door.getsockname()[1])
        ours, _ = door.accept()
    ours.settimeout(START)
    return ours, lambda _: process.kill(), process.wait


def _python(role: str, number: int, descriptors: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
    """A Python that finds the same package and is no slower for threads that it does not need."""
    path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
    environment: Mapping[str, str] = {
        **os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
        **({"PYTHONDONTWRITEBYTECODE": "1"} if sys.dont_write_bytecode else {}),
    }  # fmt: skip
    command = [sys.executable, "-P", "-m", "convdocs.claims.worker", role, str(number)]
    null = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, pass_fds=descriptors, stdin=null, stdout=null)
