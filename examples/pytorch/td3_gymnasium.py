"""Trains TD3 (td3.py) on a task of Gymnasium, in the way of its author; needs gymnasium and torch.

    python examples/pytorch/td3_gymnasium.py HalfCheetah-v5 --steps 100000 --seed 0
    python examples/pytorch/td3_gymnasium.py armature_gym:Armature/RobotReach-v0 --steps 25000

Observations of a goal environment are joined into one vector. With --out each evaluation becomes a
row of a CSV file, which appears when the run has ended.
"""

import argparse
import csv
import os
import time

import gymnasium
import numpy
import torch

from td3 import ReplayBuffer, Td3


def make(task):
    environment = gymnasium.make(task)
    if isinstance(environment.observation_space, gymnasium.spaces.Dict):
        environment = gymnasium.wrappers.FlattenObservation(environment)
    return environment


def evaluate(agent, options, episodes):
    """Plays without noise; a row of the mean and the deviation of the return, and the success."""
    environment = make(options.task)
    returns, successes = [], []
    for episode in range(episodes):
        # Seeded once, so that each evaluation plays the same episodes.
        seed = options.seed + 100 if episode == 0 else None
        observation, _ = environment.reset(seed=seed)
        total, over = 0.0, False
        while not over:
            observation, reward, terminated, truncated, info = environment.step(
                agent.act(observation)
            )
            total += reward
            over = terminated or truncated
        returns.append(total)
        successes.append(info.get("is_success", numpy.nan))
    environment.close()
    return {
        "return": numpy.mean(returns),
        "deviation": numpy.std(returns),
        "success": numpy.mean(successes),
    }


def train(options):
    numpy.random.seed(options.seed)
    torch.manual_seed(options.seed)
    environment = make(options.task)
    environment.action_space.seed(options.seed)
    observations = environment.observation_space.shape[0]
    actions = environment.action_space.shape[0]
    bound = float(environment.action_space.high[0])
    agent = Td3(observations, actions, bound, learning_rate=options.learning_rate)
    agent.discount = options.discount
    buffer = ReplayBuffer(observations, actions, capacity=options.steps)
    started = time.monotonic()
    rows = []

    def tell(step, episodes):
        row = {"step": step, "seconds": time.monotonic() - started}
        row.update(evaluate(agent, options, episodes))
        rows.append(row)
        success = "" if numpy.isnan(row["success"]) else f"  success {row['success']:.2f}"
        print(
            f"step {step}/{options.steps}  return {row['return']:.2f} ± {row['deviation']:.2f}"
            f"{success}  {row['seconds']:.0f} s",
            flush=True,
        )

    observation, _ = environment.reset(seed=options.seed)
    for step in range(1, options.steps + 1):
        if step <= options.warm_up_steps:
            action = environment.action_space.sample()
        else:
            noise = numpy.random.normal(0, bound * options.exploration_noise, size=actions)
            action = (agent.act(observation) + noise).clip(-bound, bound)
        next_observation, reward, terminated, truncated, _ = environment.step(action)
        buffer.add(observation, action, next_observation, reward, float(terminated))
        observation = next_observation
        if step > options.warm_up_steps:
            agent.learn(buffer, options.batch_size)
        if terminated or truncated:
            observation, _ = environment.reset()
        if step % options.evaluate_every == 0 and step < options.steps:
            tell(step, options.episodes)
    tell(options.steps, options.final_episodes)
    environment.close()
    return rows


def write(rows, path):
    """Writes a CSV file whole or not at all."""
    with open(path + ".part", "w", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    os.replace(path + ".part", path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="TD3 on a task of Gymnasium in PyTorch.")
    parser.add_argument("task", help="such as HalfCheetah-v5")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--warm-up-steps", type=int, default=25_000)
    parser.add_argument("--batch-size", type=int, default=256)
    parser.add_argument("--learning-rate", type=float, default=3e-4)
    parser.add_argument("--discount", type=float, default=0.99)
    parser.add_argument("--exploration-noise", type=float, default=0.1)
    parser.add_argument("--evaluate-every", type=int, default=5_000)
    parser.add_argument("--episodes", type=int, default=10, help="of each evaluation")
    parser.add_argument("--final-episodes", type=int, default=10)
    parser.add_argument("--threads", type=int, help="default: PyTorch's own choice")
    parser.add_argument("--out", help="a CSV file of the evaluations")
    arguments = parser.parse_args()
    if arguments.threads is not None:
        torch.set_num_threads(arguments.threads)
    evaluations = train(arguments)
    if arguments.out:
        write(evaluations, arguments.out)
