"""One environment as it is played."""

import numpy

from .channel import Refusal
from .goals import Goals
from .making import require_continuous
from .spaces import leaves

TERMINATED, TRUNCATED, SUCCESS = 1, 2, 4
PROBE_STEPS = 3


class Player:
    """One environment, and the views of the file that it fills in."""

    def __init__(self, environment):
        self.environment = environment
        require_continuous(environment.action_space)
        self.leaves = leaves(environment.observation_space)
        self.action_shape = environment.action_space.shape
        self.action_type = environment.action_space.dtype
        self.actions = int(numpy.prod(self.action_shape))
        self.observations = self.leaves[-1].part.stop
        self.only = self.leaves[0] if len(self.leaves) == 1 and not self.leaves[0].path else None
        self.success_key = None
        self.goals = None
        self.why_no_goals = ""

    def bind(self, action, observation):
        self.action = action.reshape(self.action_shape)
        self.observation = observation

    def observe(self, observation):
        if self.only is not None:
            self.observation[:] = numpy.reshape(observation, -1)
            return
        for leaf in self.leaves:
            self.observation[leaf.part] = numpy.reshape(leaf.find(observation), -1)

    def reset(self, seed):
        observation, _ = self.environment.reset(seed=seed)
        self.observe(observation)

    def step(self):
        """Returns the reward and the flags of the step."""
        action = self.action.astype(self.action_type)
        observation, reward, terminated, truncated, info = self.environment.step(action)
        self.observe(observation)
        if self.goals is not None:
            reward, terminated, success = self.goals.judge_one(self.observation, terminated, self.succeeded(info))
        else:
            success = self.succeeded(info)
        return float(reward), (TERMINATED if terminated else 0) | (TRUNCATED if truncated else 0) | (
            SUCCESS if success else 0
        )

    def succeeded(self, info):
        return self.success_key is not None and bool(info.get(self.success_key, False))

    def probe(self):
        """Plays a few steps: what spaces promise is checked, and what they do not tell is found out."""
        space = self.environment.action_space
        middle = ((space.low.astype(numpy.float64) + space.high) / 2).astype(space.dtype)
        observation, _ = self.environment.reset(seed=0)
        seen = []
        for _ in range(PROBE_STEPS):
            observation, reward, terminated, truncated, info = self.environment.step(middle)
            for key in ("is_success", "success"):
                if key in info and self.success_key is None:
                    self.success_key = key
            seen.append((observation, reward, terminated))
            if terminated or truncated:
                break
        for leaf in self.leaves:
            value = numpy.asarray(leaf.find(observation))
            if value.size != leaf.size:
                raise Refusal(
                    "id",
                    "its observation has the shape {} where its space says {}".format(value.shape, leaf.space.shape),
                )
        if Goals.offered(self.environment):
            goals = Goals(self.environment, self.leaves)
            self.why_no_goals = goals.objection(seen)
            if not self.why_no_goals:
                self.goals = goals
