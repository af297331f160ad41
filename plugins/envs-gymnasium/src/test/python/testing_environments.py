"""Small environments that tests play: one with goals, and one that gets into trouble where it is told to."""

import os
import sys
import time

import gymnasium
import numpy


class PointGoal(gymnasium.Env):
    """Moves a point in a square to a goal; the observation is a dictionary, as in Gymnasium-Robotics."""

    metadata = {"render_modes": ["rgb_array"], "render_fps": 10}
    dt = 0.1

    def __init__(self, render_mode=None, tolerance=0.4, ends=False, sparse=True, bonus=0):
        self.render_mode, self.bonus = render_mode, bonus
        self.tolerance, self.ends, self.sparse = tolerance, ends, sparse
        square = gymnasium.spaces.Box(-1, 1, (2,), numpy.float64)
        self.observation_space = gymnasium.spaces.Dict(
            {"observation": gymnasium.spaces.Box(-2, 2, (2,), numpy.float64), "achieved_goal": square, "desired_goal": square}
        )
        self.action_space = gymnasium.spaces.Box(-0.25, 0.25, (2,), numpy.float32)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.position, self.goal = self.np_random.uniform(-1, 1, (2, 2))
        self.velocity = numpy.zeros(2)
        return self.observe(), {"is_success": self._is_success(self.position, self.goal)}

    def step(self, action):
        before = self.position
        self.position = numpy.clip(before + action, -1, 1)
        self.velocity = self.position - before
        return (
            self.observe(),
            self.compute_reward(self.position, self.goal, {}) + self.bonus,
            self.compute_terminated(self.position, self.goal, {}),
            False,
            {"is_success": self._is_success(self.position, self.goal)},
        )

    def observe(self):
        return {
            "observation": self.velocity.copy(),
            "achieved_goal": self.position.copy(),
            "desired_goal": self.goal.copy(),
        }

    def compute_reward(self, achieved, desired, info):
        away = numpy.linalg.norm(achieved - desired, axis=-1)
        return -(away > self.tolerance).astype(numpy.float32) if self.sparse else -away

    def compute_terminated(self, achieved, desired, info):
        return bool(self.ends and self._is_success(achieved, desired))

    def _is_success(self, achieved, desired):
        return numpy.linalg.norm(achieved - desired, axis=-1) <= self.tolerance

    def render(self):
        frame = numpy.full((32, 48, 3), 255, numpy.uint8)
        for place, colour in ((self.goal, (255, 128, 0)), (self.position, (0, 0, 255))):
            row, column = ((place + 1) / 2 * (28, 44)).astype(int)
            frame[row : row + 4, column : column + 4] = colour
        return frame


class Trouble(gymnasium.Env):
    """Counts steps, and at one of them does what it is told: raise, exit, hang, print, crash.

    With the path of a file in `once` it does so only where there is no such file yet, and makes it.
    """

    observation_space = gymnasium.spaces.Box(-numpy.inf, numpy.inf, (2,), numpy.float64)
    action_space = gymnasium.spaces.Box(-1, 1, (1,), numpy.float64)

    def __init__(self, kind="", at=5, once=""):
        self.kind, self.at, self.once = kind, at, once
        if kind == "unmakeable":
            raise ValueError("no such mood")
        if kind == "missing":
            import no_such_library  # noqa: F401
        if kind == "slow":
            time.sleep(600)
        if kind == "words":
            self.observation_space = gymnasium.spaces.Dict(
                {"said": gymnasium.spaces.Text(5), "seen": self.observation_space}
            )
        if kind == "choices":
            self.action_space = gymnasium.spaces.Discrete(3)
        if kind == "boundless":
            self.action_space = gymnasium.spaces.Box(-numpy.inf, numpy.inf, (1,), numpy.float64)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.steps = 0
        self.noise = self.np_random.normal()
        return self.observe(), {}

    def observe(self):
        return numpy.array([self.steps, self.noise])

    def step(self, action):
        self.steps += 1
        self.noise += float(action[0])
        if self.steps == self.at and not (self.once and os.path.exists(self.once)):
            if self.once:
                open(self.once, "w").close()
            self.get_into_trouble()
        return self.observe(), self.noise, False, self.steps == 20, {}

    def get_into_trouble(self):
        if self.kind == "raise":
            raise RuntimeError("the plank is broken")
        if self.kind == "exit":
            print("leaving now", flush=True)
            os._exit(3)
        if self.kind == "kill":
            os.kill(os.getpid(), 9)
        if self.kind == "hang":
            time.sleep(600)
        if self.kind == "print":
            print("what a nice plank")
            sys.stdin.read()


gymnasium.register("Testing/PointGoal-v0", PointGoal, max_episode_steps=30)
gymnasium.register("Testing/Trouble-v0", Trouble)
