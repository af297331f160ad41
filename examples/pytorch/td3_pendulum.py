"""Trains TD3 on Gymnasium's Pendulum-v1 as examples/pendulum.conf does; needs gymnasium and torch.

    python examples/pytorch/td3_pendulum.py --seed 0
"""

import argparse

import gymnasium
import numpy
import torch

from td3 import ReplayBuffer, Td3

EXPLORATION_NOISE = 0.1


def evaluate(agent, episodes, seed):
    environment = gymnasium.make("Pendulum-v1")
    returns = []
    for episode in range(episodes):
        observation, _ = environment.reset(seed=seed + episode)
        total, over = 0.0, False
        while not over:
            observation, reward, terminated, truncated, _ = environment.step(agent.act(observation))
            total += reward
            over = terminated or truncated
        returns.append(total)
    return numpy.mean(returns), numpy.std(returns)


def train(options):
    numpy.random.seed(options.seed)
    torch.manual_seed(options.seed)
    environment = gymnasium.make("Pendulum-v1")
    environment.action_space.seed(options.seed)
    observations = environment.observation_space.shape[0]
    actions = environment.action_space.shape[0]
    bound = float(environment.action_space.high[0])
    agent = Td3(observations, actions, bound, learning_rate=1e-3)
    buffer = ReplayBuffer(observations, actions, capacity=options.steps)

    observation, _ = environment.reset(seed=options.seed)
    for step in range(1, options.steps + 1):
        if step <= options.warm_up_steps:
            action = environment.action_space.sample()
        else:
            noise = numpy.random.normal(0, bound * EXPLORATION_NOISE, size=actions)
            action = (agent.act(observation) + noise).clip(-bound, bound)
        next_observation, reward, terminated, truncated, _ = environment.step(action)
        buffer.add(observation, action, next_observation, reward, float(terminated))
        observation = next_observation
        if step > options.warm_up_steps:
            agent.learn(buffer, 256)
        if terminated or truncated:
            observation, _ = environment.reset()
        if step % 2000 == 0:
            mean, deviation = evaluate(agent, 10, options.seed + 100)
            print(f"step {step}/{options.steps}  return {mean:.2f} ± {deviation:.2f}", flush=True)
    mean, deviation = evaluate(agent, 20, options.seed + 100)
    print(f"return  {mean:.2f} ± {deviation:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="TD3 on Pendulum-v1 in PyTorch.")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--warm-up-steps", type=int, default=1_000)
    parser.add_argument("--threads", type=int, help="default: PyTorch's own choice")
    arguments = parser.parse_args()
    if arguments.threads is not None:
        torch.set_num_threads(arguments.threads)
    train(arguments)
