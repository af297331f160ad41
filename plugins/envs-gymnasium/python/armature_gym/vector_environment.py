"""Several environments that one process of Armature plays side by side."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import gymnasium
import numpy
from gymnasium.utils import seeding
from gymnasium.vector.utils import batch_space
from numpy.typing import NDArray

from armature_gym.environment import DRAWN_SEEDS, SEEDS
from armature_gym.goals import GoalJudging
from armature_gym.layout import Layout, Observation, box
from armature_gym.session import LEAVE, RESET, STEP, SUCCESS, TERMINATED, TRUNCATED, Session

try:
    from gymnasium.vector import AutoresetMode
except ImportError:  # gymnasium 1.0, which knows the first alone
    import enum

    class AutoresetMode(enum.Enum):  # type: ignore[no-redef]
        """When an episode that is over is followed by the next."""

        NEXT_STEP = "NextStep"
        SAME_STEP = "SameStep"
        DISABLED = "Disabled"


class ArmatureVectorEnv(gymnasium.vector.VectorEnv[Any, Any, Any], GoalJudging):
    """What ``gymnasium.make_vec`` makes: the same as a SyncVectorEnv of ArmatureEnv, in one process.

    Args:
        num_envs: how many environments
        threads: how many threads of the process step them; default one for each processor. The
            results do not depend on it
        autoreset_mode: when an episode that is over is followed by the next
        name, render_mode, plugins, settings: as those of ArmatureEnv
    """

    def __init__(
        self,
        num_envs: int = 1,
        name: str = "armature_gym",
        render_mode: str | None = None,
        plugins: Sequence[str | os.PathLike[str]] = (),
        threads: int | None = None,
        autoreset_mode: str | AutoresetMode = AutoresetMode.NEXT_STEP,
        **settings: Any,
    ) -> None:
        self.autoreset_mode = AutoresetMode(autoreset_mode)
        self.num_envs = num_envs
        threads = threads or min(num_envs, os.cpu_count() or 1)
        self._session = Session(name, settings, plugins, render_mode, num_envs, threads)
        description = self._session.description
        self.metadata = {**self._session.metadata(), "autoreset_mode": self.autoreset_mode}
        self.render_mode = render_mode
        self._layout = Layout(description)
        self.single_observation_space = self._layout.space
        self.single_action_space = box(description["action"])
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._reports_success = description["reports_success"]
        self._generators = [seeding.np_random()[0] for _ in range(num_envs)]
        self._over = numpy.zeros(num_envs, bool)

    @property
    def description(self) -> dict[str, Any]:
        """Names, units and bounds of all components, the control period [s] and the horizon."""
        return self._session.description

    def reset(
        self,
        *,
        seed: int | Sequence[int | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[Observation, dict[str, Any]]:
        """Begins an episode in each.

        Args:
            seed: a seed for each, or that of the first, after which it counts on
            options: ``reset_mask``, ``[num_envs]``, says which of them are reset; default all
        """
        if seed is None:
            seeds: list[int | None] = [None] * self.num_envs
        elif isinstance(seed, (int, numpy.integer)):
            seeds = [int(seed) + i for i in range(self.num_envs)]
        else:
            seeds = list(seed)
        if len(seeds) != self.num_envs:
            raise ValueError(f"there are {len(seeds)} seeds for {self.num_envs} environments")
        which = numpy.ones(self.num_envs, bool)
        if options and "reset_mask" in options:
            which = numpy.asarray(options["reset_mask"], bool)
        seen = self._session.observations.copy()
        self._session.wanted[:] = numpy.where(which, RESET, LEAVE)
        self._draw(which, seeds)
        self._session.play()
        numpy.copyto(seen, self._session.observations, where=which[:, None])
        self._over &= ~which
        return self._layout.read(seen), {}

    def _draw(self, which: NDArray[numpy.bool_], seeds: Sequence[int | None]) -> None:
        """Writes the seeds of those that begin an episode."""
        for i in map(int, numpy.flatnonzero(which)):
            seed = seeds[i]
            if seed is None:
                self._session.seeds[i] = self._generators[i].integers(DRAWN_SEEDS)
            else:
                self._generators[i] = seeding.np_random(seed)[0]
                self._session.seeds[i] = seed % SEEDS

    def step(self, actions: NDArray[numpy.float32]) -> tuple[
        Observation,
        NDArray[numpy.float64],
        NDArray[numpy.bool_],
        NDArray[numpy.bool_],
        dict[str, Any],
    ]:
        """Acts in each for one control period."""
        session = self._session
        actions = numpy.asarray(actions)
        if actions.shape != session.actions.shape:
            raise ValueError(
                f"actions have the shape {actions.shape}; expected {session.actions.shape}"
            )
        session.actions[:] = actions
        session.wanted[:] = STEP
        again = numpy.zeros(self.num_envs, bool)
        if self.autoreset_mode == AutoresetMode.NEXT_STEP and self._over.any():
            again = self._over
            session.wanted[again] = RESET
            self._draw(again, [None] * self.num_envs)
        session.play()
        flags = session.flags.copy()
        rewards = session.rewards.astype(numpy.float64)
        seen = session.observations
        terminations = (flags & TERMINATED) != 0
        truncations = (flags & TRUNCATED) != 0
        self._over = terminations | truncations
        infos = self._infos((flags & SUCCESS) != 0, ~again)
        if self.autoreset_mode == AutoresetMode.SAME_STEP and self._over.any():
            seen, infos = self._next_episodes(seen.copy(), (flags & SUCCESS) != 0)
        return self._layout.read(seen), rewards, terminations, truncations, infos

    def _infos(self, success: NDArray[numpy.bool_], which: NDArray[numpy.bool_]) -> dict[str, Any]:
        if not self._reports_success or not which.any():
            return {}
        return {"is_success": success & which, "_is_success": which.copy()}

    def _next_episodes(
        self, seen: NDArray[numpy.float32], success: NDArray[numpy.bool_]
    ) -> tuple[NDArray[numpy.float32], dict[str, Any]]:
        """Resets those that are over; their last observations go into the infos."""
        over, self._over = self._over, numpy.zeros(self.num_envs, bool)
        last = numpy.full(self.num_envs, None, object)
        for i in numpy.flatnonzero(over):
            last[i] = self._layout.read(seen[i])
        infos: dict[str, Any] = {"final_obs": last}
        infos["_final_obs"], infos["_final_info"] = over.copy(), over.copy()
        infos["final_info"] = self._infos(success, over)
        infos.update(self._infos(success, ~over))
        self._session.wanted[:] = numpy.where(over, RESET, LEAVE)
        self._draw(over, [None] * self.num_envs)
        self._session.play()
        numpy.copyto(seen, self._session.observations, where=over[:, None])
        return seen, infos

    def render(self) -> tuple[NDArray[numpy.uint8], ...] | None:
        """The present state of each, ``[height, width, 3]``, with render_mode="rgb_array"."""
        if self.render_mode is None:
            return None
        return tuple(self._session.render(i) for i in range(self.num_envs))

    def close_extras(self, **kwargs: Any) -> None:
        """Ends the process."""
        self._session.close()
