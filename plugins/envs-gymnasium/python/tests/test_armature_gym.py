"""Plays Armature's environments from Python: python -m unittest discover -s tests

ARMATURE_HOME names the distribution. ARMATURE_EPISODE names an episode that `armature evaluate
--record` has written of the scripted policy in pick-and-place with a horizon of 20; without it one test is skipped.
"""

import gc
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest
import warnings

import gymnasium
import numpy
from gymnasium.utils.env_checker import check_env

import armature_gym
from armature_gym import ArmatureError
from armature_gym.vector_environment import AutoresetMode

PATIENCE = 30


def ended(pid):
    """Whether there is no such process, or nothing left of it but its status."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return not listed.stdout.strip() or listed.stdout.strip().startswith("Z")


def ends(pid):
    """Waits for the end of a process."""
    deadline = time.monotonic() + PATIENCE
    while not ended(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def read_safetensors(path):
    """The arrays and the texts of a file."""
    data = pathlib.Path(path).read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    texts = header.pop("__metadata__")
    types = {"F32": numpy.float32, "I64": numpy.int64, "U8": numpy.uint8, "BOOL": numpy.bool_}
    arrays = {}
    for name, entry in header.items():
        begin, end = (8 + size + at for at in entry["data_offsets"])
        array = numpy.frombuffer(data[begin:end], types.get(entry["dtype"], numpy.uint8))
        arrays[name] = array.reshape(entry["shape"]) if entry["dtype"] in types else array
    return arrays, texts


def same(one, other):
    """Whether two observations, infos or arrays are the same to the bit."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    one, other = numpy.asarray(one), numpy.asarray(other)
    if one.dtype == object:
        return all(a is b if a is None or b is None else same(a, b) for a, b in zip(one, other))
    return one.dtype == other.dtype and one.tobytes() == other.tobytes()


class EnvironmentTest(unittest.TestCase):
    """What gymnasium.make makes."""

    def make(self, task, **settings):
        environment = gymnasium.make(task, **settings)
        self.addCleanup(environment.close)
        return environment

    def test_gymnasium_finds_nothing_wrong(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            check_env(self.make("Armature/PointReach-v0", render_mode="rgb_array").unwrapped)
            # What is not bounded is worth a warning to the checker.
            warnings.filterwarnings("ignore", message=".*infinity. This is probably too")
            robot = self.make("Armature/RobotPickAndPlace-v0", reward="sparse", horizon=20)
            check_env(robot.unwrapped, skip_render_check=True, skip_close_check=True)

    def test_bits_are_those_within_armature(self):
        if "ARMATURE_EPISODE" not in os.environ:
            self.skipTest("there is no ARMATURE_EPISODE")
        arrays, texts = read_safetensors(os.environ["ARMATURE_EPISODE"])
        environment = self.make(
            "Armature/RobotPickAndPlace-v0", horizon=20, action_mode="end-effector-increment"
        )
        goals = environment.unwrapped.description["goals"]
        parts = {"achieved_goal": goals["achieved"], "desired_goal": goals["desired"]}
        parts["observation"] = [
            i for i in range(arrays["observation"].shape[1]) if i not in goals["desired"]
        ]

        seen, _ = environment.reset(seed=int(texts["seed"]) % 2**64)
        for step in range(len(arrays["action"]) + 1):
            row = arrays["observation"][step]
            self.assertTrue(same(seen, {key: row[part] for key, part in parts.items()}), step)
            if step == len(arrays["action"]):
                break
            seen, reward, terminated, truncated, info = environment.step(arrays["action"][step])
            self.assertEqual(reward, arrays["reward"][step])
            self.assertEqual(terminated, arrays["terminated"][step])
            self.assertEqual(truncated, arrays["truncated"][step])
            self.assertEqual(info["is_success"], arrays["success"][step])
            achieved, desired = seen["achieved_goal"], seen["desired_goal"]
            bare = environment.unwrapped
            self.assertEqual(bare.compute_reward(achieved, desired, info), reward)
            self.assertEqual(bare.compute_terminated(achieved, desired, info), terminated)
        self.assertTrue(truncated)
        self.assertFalse(terminated)

        many = bare.compute_reward(numpy.stack([achieved, desired]), numpy.stack([desired] * 2), [])
        self.assertEqual(many.shape, (2,))
        self.assertEqual(many[0], reward)
        self.assertEqual(many[1], 0)

    def test_what_is_wrong_is_told_as_armature_tells_it(self):
        with self.assertRaisesRegex(
            ArmatureError,
            "^Armature/RobotReach-v0: environment.action-mod: unknown key; did you mean action-mode",
        ):
            gymnasium.make("Armature/RobotReach-v0", action_mod="joint-velocity")
        with self.assertRaisesRegex(ArmatureError, "no render_mode 'ansi' here; expected None or"):
            armature_gym.ArmatureEnv(type="pendulum", render_mode="ansi")
        os.environ["JAVA_HOME"], before = "/no/java", os.environ.get("JAVA_HOME")
        try:
            with self.assertRaisesRegex(ArmatureError, "JAVA_HOME is /no/java.*a Java 17 or newer"):
                gymnasium.make("Armature/Pendulum-v0")
        finally:
            del os.environ["JAVA_HOME"]
            if before is not None:
                os.environ["JAVA_HOME"] = before
        os.environ["ARMATURE_HOME"], before = "/no/armature", os.environ["ARMATURE_HOME"]
        try:
            with self.assertRaisesRegex(ArmatureError, "ARMATURE_HOME is /no/armature, but there"):
                gymnasium.make("Armature/Pendulum-v0")
        finally:
            os.environ["ARMATURE_HOME"] = before

    def test_an_environment_that_fails_says_so_and_can_be_reset(self):
        environment = self.make("Armature/MountainCarContinuous-v0").unwrapped
        environment.reset(seed=1)
        with self.assertRaisesRegex(ArmatureError, "NaN"):
            environment.step(numpy.array([numpy.nan], numpy.float32))
        with self.assertRaisesRegex(ValueError, "expected .1,."):
            environment.step(numpy.zeros(2, numpy.float32))
        environment.reset(seed=1)
        environment.step(numpy.array([0.5], numpy.float32))

        os.kill(environment._session.pid, signal.SIGKILL)
        with self.assertRaisesRegex(ArmatureError, r"was killed by signal 9 \(SIGKILL\)"):
            environment.step(numpy.array([0.5], numpy.float32))
        with self.assertRaisesRegex(ArmatureError, "closed"):
            environment.reset()

    def test_the_process_ends_with_the_object_that_it_belongs_to(self):
        environment = gymnasium.make("Armature/Environment-v0", type="pendulum")
        pid = environment.unwrapped._session.pid
        self.assertFalse(ended(pid))
        del environment
        gc.collect()
        self.assertTrue(ends(pid))

    def test_the_process_ends_with_python_however_that_ends(self):
        script = (
            "import armature_gym, gymnasium, sys\n"
            "environment = gymnasium.make('Armature/Pendulum-v0')\n"
            "print(environment.unwrapped._session.pid, flush=True)\n"
            "sys.stdin.read()\n"
        )
        for signalled in (None, signal.SIGKILL):
            with subprocess.Popen(
                [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            ) as python:
                pid = int(python.stdout.readline())
                self.assertFalse(ended(pid))
                if signalled is not None:
                    python.send_signal(signalled)
            self.assertTrue(ends(pid), signalled)


class VectorEnvironmentTest(unittest.TestCase):
    """What gymnasium.make_vec makes."""

    SETTINGS = {"id": "Armature/PointReach-v0", "horizon": 4, "reward": "sparse"}

    def test_it_is_what_single_environments_are(self):
        count = 2
        vector = gymnasium.make_vec(num_envs=count, threads=2, **self.SETTINGS)
        self.addCleanup(vector.close)
        self.assertIsInstance(vector, armature_gym.ArmatureVectorEnv)
        single = [gymnasium.make(**self.SETTINGS) for _ in range(count)]
        for environment in single:
            self.addCleanup(environment.close)
        for mode in (AutoresetMode.NEXT_STEP, AutoresetMode.SAME_STEP):
            vector.autoreset_mode = mode
            more = {} if gymnasium.__version__.startswith("1.0.") else {"autoreset_mode": mode}
            if mode != AutoresetMode.NEXT_STEP and not more:
                continue
            sync = gymnasium.vector.SyncVectorEnv([lambda it=it: it for it in single], **more)
            self.assertEqual(vector.observation_space, sync.observation_space)
            self.assertEqual(vector.action_space, sync.action_space)
            self.assertTrue(same(vector.reset(seed=5)[0], sync.reset(seed=5)[0]))
            vector.action_space.seed(7)
            for _ in range(12):
                actions = vector.action_space.sample()
                for ours, theirs in zip(vector.step(actions), sync.step(actions)):
                    self.assertTrue(same(ours, theirs), (mode, ours, theirs))

    def test_processes_may_each_have_one(self):
        vector = gymnasium.make_vec(num_envs=1, vectorization_mode="async", **self.SETTINGS)
        try:
            vector.reset(seed=1)
            seen, rewards, _, _, _ = vector.step(vector.action_space.sample())
            self.assertIn(
                seen["achieved_goal"][0], vector.single_observation_space["achieved_goal"]
            )
            self.assertEqual(rewards.shape, (1,))
        finally:
            vector.close()


if __name__ == "__main__":
    unittest.main()
