"""A route of "armature bench" in PyTorch: does what it is told on standard input, and answers on
standard output."""

import argparse
import sys
import time

import numpy
import torch

from td3 import ReplayBuffer, Td3

PRODUCT_SIZE = 1024
PRODUCT_REPETITIONS = 20


def timed(count, work):
    nanoseconds = []
    for _ in range(count):
        start = time.perf_counter_ns()
        work()
        nanoseconds.append(time.perf_counter_ns() - start)
    return nanoseconds


def product_rate():
    """The best rate of a matrix product [GFLOP/s]."""
    a = torch.rand(PRODUCT_SIZE, PRODUCT_SIZE)
    b = torch.rand(PRODUCT_SIZE, PRODUCT_SIZE)
    c = torch.empty(PRODUCT_SIZE, PRODUCT_SIZE)
    best = min(timed(PRODUCT_REPETITIONS, lambda: torch.mm(a, b, out=c)))
    return 2 * PRODUCT_SIZE**3 / best


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--observations", type=int, required=True)
    parser.add_argument("--actions", type=int, required=True)
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--hidden", required=True)
    parser.add_argument("--capacity", type=int, required=True)
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    random = numpy.random.default_rng(0)
    hidden = [int(units) for units in options.hidden.split(",")]
    agent = Td3(options.observations, options.actions, hidden=hidden)
    buffer = ReplayBuffer(options.observations, options.actions, options.capacity)
    observation = random.uniform(-1, 1, options.observations)
    for _ in range(options.batch):
        action = random.uniform(-1, 1, options.actions)
        buffer.add(observation, action, observation, random.uniform(-1, 1), 0.0)

    agent.learn(buffer, options.batch)
    print("first step", flush=True)
    buffer.fill(random)
    print("ready", flush=True)

    for line in sys.stdin:
        request, count = line.split()
        if request == "steps":
            answer = timed(int(count), lambda: agent.learn(buffer, options.batch))
        elif request == "actions":
            answer = timed(int(count), lambda: agent.act(observation))
        else:
            answer = [product_rate()]
        print(*answer, flush=True)


main()
