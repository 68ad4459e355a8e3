"""The way to a process that runs a page's code: a message there, one back, within a time limit."""

from __future__ import annotations

import marshal
import os
import signal
import socket
import struct
from contextlib import suppress
from typing import Any, NamedTuple

from convdocs.claims.processes import opened

LIMIT = "CONVDOCS_LIMIT"  # seconds that an example or expression may take; 60 where it isn't set
MEMORY = 4 << 30  # bytes that a page's process may take
DONE = 77  # the exit status of a process that was asked to go: no page's code ends so by itself
_len = len  # a page may put another one in its place
_LENGTH = struct.Struct("!Q")
# a process that has gone, or whose page has changed what messages are made with
BROKEN = (OSError, EOFError, ValueError, TypeError)


class Place(NamedTuple):
    """Where a page's code believes to be."""

    path: str
    lang: str
    folder: str
    environment: dict[str, str]
    counts: dict[str, int]


class Stopped(Exception):  # noqa: N818 - what happened to the code, not to us
    """Code that ran for too long, or that ended its process."""


class Channel:
    """Messages of plain data over a socket; `receive` gives None where the other side has gone."""

    def __init__(self, ours: socket.socket) -> None:
        self.socket = ours

    def send(self, message: Any) -> None:
        data = marshal.dumps(message)
        self.socket.sendall(_LENGTH.pack(_len(data)) + data)

    def receive(self) -> Any:
        """The next message, and no byte of the one after: that may be for another process."""
        head = self._exactly(_LENGTH.size)
        return marshal.loads(self._exactly(*_LENGTH.unpack(head))) if head else None

    def _exactly(self, count: int) -> bytes:
        parts = []
        while count:
            part = self.socket.recv(min(count, 1 << 20))
            if not part:
                return b""
            parts.append(part)
            count -= _len(part)
        return b"".join(parts)


class Child:
    """A process that runs a page's code, from here: questions, each with its answer."""

    def __init__(self, place: Place) -> None:
        self.limit = limit()
        ours, self.kill, self.wait = opened()
        self.channel = Channel(ours)
        self.pid = self.channel.receive()
        ours.settimeout(self.limit)
        self.tell(*place)

    def tell(self, *message: object) -> None:
        """Say what needs no answer."""
        with suppress(OSError):  # where it has ended, the next question finds out
            self.channel.send(message)

    def ask(self, *message: object) -> Any:
        """The answer; raises Stopped, and the process is no more, where there is none."""
        self.tell(*message)
        try:
            answer = self.channel.receive()
        except TimeoutError:
            self.kill(self.pid)
            raise Stopped(f"did not end within {self.limit:g} s") from None
        except BROKEN:
            answer = None
        if answer is None or answer[0] == "ended":
            raise Stopped(f"ended Python{_how(answer)}")
        return answer

    def close(self) -> None:
        """Hang up, and wait until the process is gone."""
        with self.channel.socket as ours, suppress(*BROKEN):
            ours.settimeout(10)
            ours.shutdown(socket.SHUT_WR)
            try:
                self.channel.receive()
            except TimeoutError:
                self.kill(self.pid)
        self.wait()


def limit() -> float:
    """How many seconds an example or expression may take."""
    return float(os.environ.get(LIMIT) or 60)


def _how(answer: Any) -> str:
    code = answer[1] if answer else 0
    return f" with {signal.Signals(-code).name}" if code < 0 else ""
