"""Plays an environment within Python: play.py ID SEED ACTIONS OUT.

ACTIONS holds a number of actions in 32-bit floats. OUT gets the first observation, and for each action the
observation, the reward, and whether the episode was terminated and truncated; where it is over, the first
observation of the next episode, whose seed is one more.
"""

import sys

import gymnasium
import numpy

name, seed, actions, out = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
environment = gymnasium.make(name)
seen = [environment.reset(seed=seed)[0]]
for action in numpy.fromfile(actions, numpy.float32).reshape(-1, *environment.action_space.shape):
    observation, reward, terminated, truncated, _ = environment.step(action)
    seen += [observation, [reward, terminated, truncated]]
    if terminated or truncated:
        seed += 1
        seen.append(environment.reset(seed=seed)[0])
numpy.concatenate([numpy.asarray(it, numpy.float32) for it in seen]).tofile(out)
