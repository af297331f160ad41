"""Environments of one process: what they are, and the calls to them.

The layout of the frames is that of EnvironmentServer in Armature's host.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray

from armature_gym.failures import ArmatureError
from armature_gym.process import LENGTH, STATUS, ArmatureProcess

LEAVE, RESET, STEP = range(3)
TERMINATED, TRUNCATED, SUCCESS = 1, 2, 4

RENDER_MODES = ["rgb_array"]

_PLAY, _JUDGE, _RENDER = 1, 2, 3
_REQUESTED = 16
_ANSWERED = LENGTH + STATUS


class Session:
    """Plays ``count`` environments of one kind.

    Before :meth:`play` a caller writes ``wanted`` (LEAVE, RESET or STEP), ``seeds`` and ``actions``
    of each; after it ``observations``, ``rewards`` and ``flags`` hold what came of those that were
    not left alone. All are views of the frames, whose next call writes over them.
    """

    def __init__(
        self,
        name: str,
        settings: Mapping[str, Any],
        plugins: Sequence[str | os.PathLike[str]],
        render_mode: str | None = None,
        count: int = 1,
        threads: int = 1,
    ) -> None:
        arguments = ["serve-environment", "--origin", name]
        for folder in plugins:
            arguments += ["--plugins", os.fspath(folder)]
        order = {
            # As Armature writes its keys.
            "environment": {key.replace("_", "-"): value for key, value in settings.items()},
            "count": count,
            "threads": threads,
        }
        text = json.dumps(order, default=_plain)
        self._process = ArmatureProcess(*arguments)
        self.description: dict[str, Any] = json.loads(self._process.hello(text))
        modes = self.metadata()["render_modes"]
        if render_mode is not None and render_mode not in modes:
            self.close()
            raise ArmatureError(
                f"{name}: there is no render_mode {render_mode!r} here; expected"
                f" {' or '.join(map(repr, [None, *modes]))}"
            )
        self._prepare(count)

    def metadata(self) -> dict[str, Any]:
        """How the environments can be drawn, as Gymnasium has it."""
        period = self.description["control_period"]
        return {
            "render_modes": RENDER_MODES if self.description["frame"] else [],
            "render_fps": max(1, round(1 / period)) if period else 30,
        }

    def _prepare(self, count: int) -> None:
        actions = len(self.description["action"])
        observations = len(self.description["observation"])
        request = _frame(_REQUESTED + count * (8 + 4 * actions + 1))
        request[8:_REQUESTED] = 0
        _command(request, _PLAY)
        answer = numpy.zeros(_ANSWERED + count * (4 + 4 * observations + 1), numpy.uint8)
        self._request, self._answer = request.data, answer.data

        body = request[_REQUESTED:]
        self.seeds: NDArray[numpy.uint64] = body[: 8 * count].view(numpy.uint64)
        self.actions: NDArray[numpy.float32] = (
            body[8 * count : -count].view(numpy.float32).reshape(count, actions)
        )
        self.wanted: NDArray[numpy.uint8] = body[-count:]

        body = answer[_ANSWERED:]
        self.rewards: NDArray[numpy.float32] = body[: 4 * count].view(numpy.float32)
        self.observations: NDArray[numpy.float32] = (
            body[4 * count : -count].view(numpy.float32).reshape(count, observations)
        )
        self.flags: NDArray[numpy.uint8] = body[-count:]

    @property
    def pid(self) -> int:
        """The number that the system knows the process by."""
        return self._process.pid

    def play(self) -> None:
        """Resets or steps each environment, as it is wanted."""
        self._process.call(self._request, self._answer)

    def judge(
        self, achieved: NDArray[numpy.float32], desired: NDArray[numpy.float32]
    ) -> NDArray[numpy.float32]:
        """Rewards, ends and successes, ``[3, n]``, of pairs of goals, ``[n, goal]`` each."""
        n = len(achieved)
        goals = numpy.concatenate((achieved.ravel(), desired.ravel()))
        request = _frame(_REQUESTED + goals.nbytes)
        request[_REQUESTED:] = goals.view(numpy.uint8)
        _command(request, _JUDGE, n)
        answer = numpy.empty(_ANSWERED + 3 * 4 * n, numpy.uint8)
        self._process.call(request.data, answer.data)
        return answer[_ANSWERED:].view(numpy.float32).reshape(3, n)

    def render(self, place: int) -> NDArray[numpy.uint8]:
        """The present state of one environment, ``[height, width, 3]``."""
        if self.description["frame"] is None:
            raise ArmatureError("the environment cannot be drawn")
        height, width = self.description["frame"]
        request = _frame(_REQUESTED)
        _command(request, _RENDER, place)
        answer = numpy.empty(_ANSWERED + height * width * 3, numpy.uint8)
        self._process.call(request.data, answer.data)
        return answer[_ANSWERED:].reshape(height, width, 3)

    def close(self) -> None:
        """Ends the process."""
        self._process.close()


def _frame(size: int) -> NDArray[numpy.uint8]:
    frame = numpy.zeros(size, numpy.uint8)
    frame[:LENGTH] = numpy.frombuffer((size - LENGTH).to_bytes(LENGTH, "big"), numpy.uint8)
    return frame


def _command(frame: NDArray[numpy.uint8], command: int, argument: int = 0) -> None:
    frame[LENGTH : LENGTH + 8].view(numpy.int32)[:] = (command, argument)


def _plain(value: Any) -> Any:
    """A value that JSON does not know as one that it knows."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    raise TypeError(f"a setting is {value!r}; expected numbers, texts, lists or dictionaries")
