"""TD3 (Fujimoto et al. 2018) in eager PyTorch, for comparison: the structure, the settings and the
data types (a replay buffer of float64 in NumPy, a fresh tensor a batch) are those of its author's
current code."""

import copy

import numpy
import torch
from torch import nn
from torch.nn import functional


def perceptron(inputs, hidden, outputs):
    layers = []
    for units in hidden:
        layers += [nn.Linear(inputs, units), nn.ReLU()]
        inputs = units
    return nn.Sequential(*layers, nn.Linear(inputs, outputs))


class Actor(nn.Module):
    def __init__(self, observations, actions, hidden, bound):
        super().__init__()
        self.layers = perceptron(observations, hidden, actions)
        self.bound = bound

    def forward(self, observation):
        return self.bound * torch.tanh(self.layers(observation))


class TwinCritic(nn.Module):
    def __init__(self, observations, actions, hidden):
        super().__init__()
        self.first = perceptron(observations + actions, hidden, 1)
        self.second = perceptron(observations + actions, hidden, 1)

    def forward(self, observation, action):
        pair = torch.cat([observation, action], 1)
        return self.first(pair), self.second(pair)

    def q1(self, observation, action):
        return self.first(torch.cat([observation, action], 1))


class ReplayBuffer:
    def __init__(self, observations, actions, capacity=1_000_000):
        self.capacity = capacity
        self.size = 0
        self.next = 0
        widths = [observations, actions, observations, 1, 1]
        self.columns = [numpy.zeros((capacity, width)) for width in widths]

    def add(self, observation, action, next_observation, reward, terminated):
        row = (observation, action, next_observation, reward, 1.0 - terminated)
        for column, value in zip(self.columns, row):
            column[self.next] = value
        self.next = (self.next + 1) % self.capacity
        self.size = min(self.size + 1, self.capacity)

    def fill(self, random):
        """Fills the rest with random transitions, in place."""
        for column in self.columns:
            rest = column[self.size :]
            random.random(out=rest)
            rest *= 2
            rest -= 1
        self.columns[-1][self.size :] = 1
        self.size = self.capacity
        self.next = 0

    def sample(self, count):
        rows = numpy.random.randint(0, self.size, size=count)
        return [torch.FloatTensor(column[rows]) for column in self.columns]


class Td3:
    discount = 0.99
    tau = 0.005
    target_noise = 0.2
    target_noise_clip = 0.5
    policy_delay = 2

    def __init__(self, observations, actions, bound=1.0, hidden=(256, 256), learning_rate=3e-4):
        self.bound = bound
        self.actor = Actor(observations, actions, hidden, bound)
        self.actor_target = copy.deepcopy(self.actor)
        self.actor_optimizer = torch.optim.Adam(self.actor.parameters(), lr=learning_rate)
        self.critic = TwinCritic(observations, actions, hidden)
        self.critic_target = copy.deepcopy(self.critic)
        self.critic_optimizer = torch.optim.Adam(self.critic.parameters(), lr=learning_rate)
        self.updates = 0

    def act(self, observation):
        row = torch.FloatTensor(observation.reshape(1, -1))
        return self.actor(row).data.numpy().flatten()

    def learn(self, buffer, batch):
        """Takes one gradient step."""
        self.updates += 1
        observation, action, next_observation, reward, goes_on = buffer.sample(batch)

        with torch.no_grad():
            noise = torch.randn_like(action) * self.target_noise * self.bound
            limit = self.target_noise_clip * self.bound
            next_action = self.actor_target(next_observation) + noise.clamp(-limit, limit)
            next_action = next_action.clamp(-self.bound, self.bound)
            target = torch.min(*self.critic_target(next_observation, next_action))
            target = reward + goes_on * self.discount * target

        first, second = self.critic(observation, action)
        loss = functional.mse_loss(first, target) + functional.mse_loss(second, target)
        self.critic_optimizer.zero_grad()
        loss.backward()
        self.critic_optimizer.step()

        if self.updates % self.policy_delay == 0:
            loss = -self.critic.q1(observation, self.actor(observation)).mean()
            self.actor_optimizer.zero_grad()
            loss.backward()
            self.actor_optimizer.step()
            self.follow(self.critic_target, self.critic)
            self.follow(self.actor_target, self.actor)

    def follow(self, target, online):
        for slow, fast in zip(target.parameters(), online.parameters()):
            slow.data.copy_(self.tau * fast.data + (1 - self.tau) * slow.data)
