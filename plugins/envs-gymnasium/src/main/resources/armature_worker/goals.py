"""Goals as gymnasium_robotics has them, judged from floats of 32 bits."""

import gymnasium
import numpy

GOAL_KEYS = ("achieved_goal", "desired_goal", "observation")
MANY = 17


class Goals:
    """Judges goals as the environment does, from floats of 32 bits."""

    @staticmethod
    def offered(environment):
        space = environment.observation_space
        return (
            isinstance(space, gymnasium.spaces.Dict)
            and set(GOAL_KEYS) <= set(space.spaces)
            and all(isinstance(space[key], gymnasium.spaces.Box) for key in GOAL_KEYS[:2])
            and space["achieved_goal"].shape == space["desired_goal"].shape
            and hasattr(environment.unwrapped, "compute_reward")
        )

    def __init__(self, environment, arrays):
        bare = environment.unwrapped
        self.reward = bare.compute_reward
        self.terminated = getattr(bare, "compute_terminated", None)
        task = getattr(bare, "task", None)
        self.success = getattr(bare, "_is_success", None) or getattr(task, "is_success", None)
        found = {leaf.path[0]: leaf for leaf in arrays if len(leaf.path) == 1}
        self.achieved, self.desired = found["achieved_goal"], found["desired_goal"]
        self.shape = self.achieved.space.shape
        self.type = self.achieved.space.dtype
        self.size = self.achieved.size
        self.infos = []
        self.of_single_rows = []

    def objection(self, seen):
        """Why the environment's goals cannot be shown; empty where they can."""
        try:
            for observation, reward, terminated in seen:
                achieved = numpy.asarray(observation["achieved_goal"], numpy.float32).reshape(1, -1)
                desired = numpy.asarray(observation["desired_goal"], numpy.float32).reshape(1, -1)
                judged, ended, _ = self.judge(achieved, desired)
                if not numpy.isclose(judged[0], reward, rtol=1e-3, atol=1e-5):
                    return "compute_reward gives {} where step gave {}".format(judged[0], reward)
                if self.terminated is not None and bool(ended[0]) != bool(terminated):
                    return "compute_terminated disagrees with step"
                many, _, _ = self.judge(numpy.tile(achieved, (MANY, 1)), numpy.tile(desired, (MANY, 1)))
                if not (many == judged[0]).all():
                    return "compute_reward gives something else for many rows than for one"
        except Exception as failure:
            return "it cannot be judged by goals alone: {!r}".format(failure)
        return ""

    def rows(self, values):
        return values.reshape((len(values),) + self.shape).astype(self.type)

    def judge(self, achieved, desired):
        """Rewards, ends and successes for [n, goal] each."""
        n = len(achieved)
        achieved, desired = self.rows(achieved), self.rows(desired)
        while len(self.infos) < n:
            self.infos.append({})
        rewards = numpy.reshape(self.reward(achieved, desired, self.infos[:n]), -1)
        if rewards.size != n:
            raise ValueError("compute_reward gives {} rewards for {} goals".format(rewards.size, n))
        return (
            rewards,
            self.each(self.terminated, achieved, desired, {}),
            self.each(self.success, achieved, desired),
        )

    def each(self, function, achieved, desired, *more):
        """A yes or no for each row, from a function that may know single rows only."""
        if function is None:
            return numpy.zeros(len(achieved), bool)
        if len(achieved) > 1 and function not in self.of_single_rows:
            try:
                answers = numpy.asarray(function(achieved, desired, *more))
                if answers.shape == (len(achieved),):
                    return answers.astype(bool)
            except (TypeError, ValueError):
                pass
            self.of_single_rows.append(function)
        return numpy.array([bool(function(a, d, *more)) for a, d in zip(achieved, desired)])

    def judge_one(self, observation, terminated, success):
        """What a step is worth, from the floats that are seen, so that judging them later gives the same."""
        rewards, ended, succeeded = self.judge(
            observation[self.achieved.part].reshape(1, -1), observation[self.desired.part].reshape(1, -1)
        )
        return (
            rewards[0],
            ended[0] if self.terminated is not None else terminated,
            succeeded[0] if self.success is not None else success,
        )
