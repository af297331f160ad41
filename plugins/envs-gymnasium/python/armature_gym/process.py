"""A process of Armature, and the frames that go through its pipes.

A frame is 4 bytes with the length of what follows, the most significant first, then the content. A
request and its answer take turns. The process ends when its standard input does, whatever has ended
this one.
"""

from __future__ import annotations

import collections
import logging
import os
import signal
import subprocess
import sys
import threading
import weakref
from typing import IO

from armature_gym.failures import ArmatureError
from armature_gym.home import find_program

LOG = logging.getLogger("armature_gym")

LENGTH = 4
STATUS = 4

_PATIENCE = 5.0
_LINES = 40


class Messages:
    """What the process prints: held back until it has started, as it may be why it does not."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._tail: collections.deque[str] = collections.deque(maxlen=_LINES)
        self._held: list[str] | None = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="armature-messages", daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with self._stream:
            for line in self._stream:
                self._take(line.decode("utf-8", "replace").rstrip())

    def _take(self, line: str) -> None:
        with self._lock:
            self._tail.append(line)
            # That takes minutes.
            if self._held is None or line.startswith("building the distribution"):
                LOG.warning("%s", line)
            else:
                self._held.append(line)

    def started(self) -> None:
        """Shows what has been printed so far, and from now on."""
        with self._lock:
            for line in self._held or ():
                LOG.warning("%s", line)
            self._held = None

    def text(self) -> str:
        """The last lines of a process that has ended."""
        self._thread.join(_PATIENCE)
        with self._lock:
            return "\n".join(self._tail)


class ArmatureProcess:
    """Starts ``armature`` with some arguments; for one thread at a time."""

    def __init__(self, *arguments: str) -> None:
        program = find_program()
        try:
            # Ctrl-C is for this process; the other one ends with its input.
            process = subprocess.Popen(
                [program, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,
                env=_variables(),
            )
        except OSError as failure:
            raise ArmatureError(f"{program} cannot be started: {failure}") from failure
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self._process = process
        self._requests = process.stdin.fileno()
        self._answers = process.stdout.fileno()
        self._messages = Messages(process.stderr)
        self._owner = os.getpid()
        # Also when this object is garbage, and when the interpreter exits.
        self._finalizer = weakref.finalize(self, _end, process, self._owner)

    @property
    def pid(self) -> int:
        """The number that the system knows it by."""
        return self._process.pid

    def hello(self, text: str) -> str:
        """Sends the first frame and returns the answer, both as text.

        Raises:
            ArmatureError: what the process has printed, if it ends instead
        """
        try:
            content = text.encode()
            self._send(memoryview(len(content).to_bytes(LENGTH, "big") + content))
            head = bytearray(LENGTH)
            self._fill(memoryview(head), 0)
            answer = bytearray(int.from_bytes(head, "big"))
            self._fill(memoryview(answer), 0)
        except (EOFError, BrokenPipeError):
            how = self._how_it_ended()
            raise ArmatureError(self._messages.text() or how) from None
        except BaseException:
            self.close()
            raise
        self._messages.started()
        return answer.decode()

    def call(self, request: memoryview, answer: memoryview) -> None:
        """Sends a frame and fills in the frame of the answer, whose size is known.

        Raises:
            ArmatureError: what the environment has said, or what has become of the process
        """
        if not self._finalizer.alive:
            raise ArmatureError("the environment is closed")
        if os.getpid() != self._owner:
            raise ArmatureError("the environment belongs to another process; make it in this one")
        try:
            self._send(request)
            got = self._read(answer)
            if got < LENGTH + STATUS:
                got = self._fill(answer[: LENGTH + STATUS], got)
            if any(answer[LENGTH : LENGTH + STATUS]):
                message = self._message(answer, got)
            else:
                self._fill(answer, got)
                return
        except (EOFError, BrokenPipeError):
            how = self._how_it_ended()
            printed = self._messages.text()
            raise ArmatureError(
                how + ("; it printed last:\n" + printed if printed else "")
            ) from None
        except BaseException:
            # Half a call cannot be made up for.
            self.close()
            raise
        raise ArmatureError(message)

    def close(self) -> None:
        """Ends the process; a second call does nothing."""
        self._finalizer()

    def _send(self, frame: memoryview) -> None:
        sent = os.write(self._requests, frame)
        while sent < len(frame):
            sent += os.write(self._requests, frame[sent:])

    def _read(self, into: memoryview) -> int:
        got = os.readv(self._answers, (into,))
        if got == 0:
            raise EOFError
        return got

    def _fill(self, into: memoryview, got: int) -> int:
        while got < len(into):
            got += self._read(into[got:])
        return got

    def _message(self, answer: memoryview, got: int) -> str:
        """The text of an answer that tells of a failure, of which some may have been read."""
        frame = bytearray(LENGTH + int.from_bytes(answer[:LENGTH], "big"))
        got = min(got, len(frame))
        frame[:got] = answer[:got]
        self._fill(memoryview(frame), got)
        return frame[LENGTH + STATUS :].decode()

    def _how_it_ended(self) -> str:
        try:
            status = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            status = None
        self.close()
        if status is None:
            return f"the Armature process {self.pid} has closed its pipes"
        if status < 0:
            name = signal.Signals(-status).name
            return f"the Armature process {self.pid} was killed by signal {-status} ({name})"
        return f"the Armature process {self.pid} ended with status {status}"


def _variables() -> dict[str, str]:
    """Those of this process; Armature looks for MuJoCo among the packages of this Python too."""
    variables = dict(os.environ)
    if sys.prefix != sys.base_prefix:
        variables["VIRTUAL_ENV"] = sys.prefix
    return variables


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    if os.getpid() != owner:
        # A fork has this object too, but not the process.
        return
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
