"""Goals judged as Gymnasium-Robotics' GoalEnv has it."""

from __future__ import annotations

from typing import Any

import numpy
from numpy.typing import NDArray

from armature_gym.failures import ArmatureError
from armature_gym.layout import Layout
from armature_gym.session import Session


class GoalJudging:
    """For one pair of goals, ``[goal]``, or many, ``[n, goal]``: exactly what a step returns."""

    _session: Session
    _layout: Layout

    def compute_reward(self, achieved_goal: Any, desired_goal: Any, info: Any = None) -> Any:
        """The reward of having achieved the one where the other is desired."""
        return self._judge(achieved_goal, desired_goal, 0, float)

    def compute_terminated(self, achieved_goal: Any, desired_goal: Any, info: Any = None) -> Any:
        """Whether the task ends there."""
        return self._judge(achieved_goal, desired_goal, 1, bool)

    def compute_truncated(self, achieved_goal: Any, desired_goal: Any, info: Any = None) -> Any:
        """Never: a time limit does not follow from the goals."""
        return numpy.zeros(numpy.shape(achieved_goal)[:-1], bool)[()]

    def _judge(self, achieved: Any, desired: Any, which: int, kind: type) -> Any:
        size = self._layout.goal_size
        if size == 0:
            raise ArmatureError("the environment shows no goals")
        shape = numpy.shape(achieved)
        if shape != numpy.shape(desired) or not shape or shape[-1] != size:
            raise ValueError(
                f"goals have the shapes {shape} and {numpy.shape(desired)};"
                f" expected [{size}] or [n, {size}] for both"
            )
        judged: NDArray[numpy.float32] = self._session.judge(
            numpy.asarray(achieved, numpy.float32).reshape(-1, size),
            numpy.asarray(desired, numpy.float32).reshape(-1, size),
        )[which]
        return kind(judged[0]) if len(shape) == 1 else judged.astype(kind).reshape(shape[:-1])
