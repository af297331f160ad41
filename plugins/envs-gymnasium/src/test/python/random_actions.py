"""At each line plays random actions: random_actions.py ID STEPS. Answers with the seconds it took."""

import sys
import time

import gymnasium

name, steps = sys.argv[1], int(sys.argv[2])
environment = gymnasium.make(name)
environment.action_space.seed(0)
actions = [environment.action_space.sample() for _ in range(1000)]
for _ in sys.stdin:
    began = time.perf_counter()
    environment.reset(seed=0)
    for i in range(steps):
        _, _, terminated, truncated, _ = environment.step(actions[i % 1000])
        if terminated or truncated:
            environment.reset(seed=i)
    print(time.perf_counter() - began, flush=True)
