"""What an observation of Armature, a vector, looks like in Gymnasium."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Union

import numpy
from gymnasium import spaces
from numpy.typing import NDArray

Observation = Union[NDArray[numpy.float32], dict[str, NDArray[numpy.float32]]]
ACHIEVED, DESIRED, REST = "achieved_goal", "desired_goal", "observation"


def box(components: Sequence[dict[str, Any]]) -> spaces.Box:
    """The space of some components; a bound that is not told is infinite."""
    low = [-numpy.inf if it["low"] is None else it["low"] for it in components]
    high = [numpy.inf if it["high"] is None else it["high"] for it in components]
    return spaces.Box(
        numpy.array(low, numpy.float32), numpy.array(high, numpy.float32), dtype=numpy.float32
    )


class Layout:
    """The observation as it is, or as a dictionary where it shows goals.

    The dictionary is that of Gymnasium-Robotics: ``achieved_goal``, ``desired_goal``, and
    ``observation`` with all components but the desired goal.
    """

    def __init__(self, description: dict[str, Any]) -> None:
        components = description["observation"]
        goals = description["goals"]
        self.goal_size = 0 if goals is None else len(goals["desired"])
        self._parts: dict[str, slice | list[int]] = {}
        self.space: spaces.Space[Any]
        if goals is None:
            self.space = box(components)
            return
        rest = [i for i in range(len(components)) if i not in goals["desired"]]
        found = {ACHIEVED: goals["achieved"], DESIRED: goals["desired"], REST: rest}
        self._parts = {key: _slice(indices) for key, indices in found.items()}
        self.space = spaces.Dict(
            {key: box([components[i] for i in indices]) for key, indices in found.items()}
        )

    def read(self, seen: NDArray[numpy.float32]) -> Observation:
        """A copy of what is seen, ``[…, observation]``."""
        if not self._parts:
            return seen.copy()
        return {key: seen[..., part].copy() for key, part in self._parts.items()}


def _slice(indices: list[int]) -> slice | list[int]:
    """The same as a slice where they follow each other, which is faster."""
    if indices == list(range(indices[0], indices[0] + len(indices))):
        return slice(indices[0], indices[0] + len(indices))
    return indices
