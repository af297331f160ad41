"""One environment of Armature as Gymnasium's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import gymnasium
import numpy
from numpy.typing import NDArray

from armature_gym.goals import GoalJudging
from armature_gym.layout import Layout, Observation, box
from armature_gym.session import (
    RENDER_MODES,
    RESET,
    STEP,
    SUCCESS,
    TERMINATED,
    TRUNCATED,
    Session,
)

SEEDS = 2**64
DRAWN_SEEDS = 2**63 - 1


class ArmatureEnv(gymnasium.Env[Observation, NDArray[numpy.float32]], GoalJudging):
    """An environment that a process of Armature plays.

    Args:
        name: what messages call it
        render_mode: None, or "rgb_array" where the environment can be drawn
        plugins: more folders with plugins of Armature
        settings: the keys of Armature's section ``environment``, with _ for -, such as
            ``reward="sparse"``, ``action_mode="joint-velocity"``; a dictionary is a section within,
            whose keys are written as Armature has them

    Raises:
        ArmatureError: if there is no Armature, or it refuses the settings; later, if the process has
            died or the environment failed
    """

    metadata: dict[str, Any] = {"render_modes": RENDER_MODES, "render_fps": 30}

    def __init__(
        self,
        name: str = "armature_gym",
        render_mode: str | None = None,
        plugins: Sequence[str | os.PathLike[str]] = (),
        **settings: Any,
    ) -> None:
        self._session = Session(name, settings, plugins, render_mode)
        description = self._session.description
        self.metadata = self._session.metadata()
        self.render_mode = render_mode
        self._layout = Layout(description)
        self.observation_space = self._layout.space
        self.action_space = box(description["action"])
        self._reports_success = description["reports_success"]

    @property
    def description(self) -> dict[str, Any]:
        """Names, units and bounds of all components, the control period [s] and the horizon."""
        return self._session.description

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begins an episode. All that is random in it follows from the seed.

        Args:
            seed: that of Armature's episode; without one it is drawn from ``np_random``
            options: there are none
        """
        super().reset(seed=seed)
        episode = self.np_random.integers(DRAWN_SEEDS) if seed is None else seed % SEEDS
        session = self._session
        session.seeds[0] = episode
        session.wanted[0] = RESET
        session.play()
        return self._layout.read(session.observations[0]), {}

    def step(
        self, action: NDArray[numpy.float32]
    ) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Acts for one control period; what is out of bounds counts as the bound."""
        session = self._session
        if numpy.shape(action) != session.actions.shape[1:]:
            raise ValueError(
                f"the action has the shape {numpy.shape(action)};"
                f" expected {session.actions.shape[1:]}"
            )
        session.actions[0] = action
        session.wanted[0] = STEP
        session.play()
        flags = int(session.flags[0])
        return (
            self._layout.read(session.observations[0]),
            float(session.rewards[0]),
            bool(flags & TERMINATED),
            bool(flags & TRUNCATED),
            {"is_success": bool(flags & SUCCESS)} if self._reports_success else {},
        )

    def render(self) -> NDArray[numpy.uint8] | None:
        """The present state as ``[height, width, 3]``, with render_mode="rgb_array"."""
        return None if self.render_mode is None else self._session.render(0)

    def close(self) -> None:
        """Ends the process; a second call does nothing."""
        self._session.close()
