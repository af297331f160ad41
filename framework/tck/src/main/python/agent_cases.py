"""Records with PyTorch how agents have to learn.

    python agent_cases.py [--seed N] [FOLDER]

writes ddpg-*.json and sac-*.json, by default among the test resources of each agent's plugin. It needs
torch and nothing else. Other cases than the committed ones are tested with

    ./mvnw verify -Dconformance.dir=FOLDER

Written from the papers: DDPG as algorithm 1 of Lillicrap et al. 2016 with the updates of Fujimoto et al.
2018's "our DDPG", SAC as algorithm 1 of Haarnoja et al. 2018, "Soft Actor-Critic Algorithms and
Applications", its densities by torch.distributions. Everything is computed in double precision, so that
the numbers carry no rounding of PyTorch's own; what is given has few digits, so that it is the same
number in both.
"""

import argparse
import copy
import json
import math
import pathlib
import random

import torch
from torch import nn
from torch.distributions import Normal, TransformedDistribution
from torch.distributions.transforms import AffineTransform, TanhTransform

from network_cases import as_floats, written

STEPS = 12
PLUGINS = pathlib.Path(__file__).parents[5] / "plugins"

COMMON = {
    "observation": 4,
    "lows": [-0.5, -3.0],
    "highs": [2.0, -1.0],
    "settings": {
        "discount": 0.98,
        "tau": 0.01,
        "batch": 12,
        "hidden": [12, 12],
        "learning_rate": 3e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
    },
}


class Perceptron(nn.Module):
    """ReLU units; its parameters have the names under which networks are saved."""

    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        widths = [inputs, *hidden, outputs]
        self.layers = nn.ModuleList(nn.Linear(i, o) for i, o in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)


class Numbers:
    """Numbers of three decimals, as a float holds them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def uniform(self, *shape, low=-1, high=1):
        count = torch.Size(shape).numel()
        drawn = [self.random.randint(round(1000 * low), round(1000 * high)) for _ in range(count)]
        return as_floats(torch.tensor(drawn) / 1000).reshape(shape)

    def normal(self, *shape):
        count = torch.Size(shape).numel()
        drawn = [round(self.random.gauss(0, 1), 3) for _ in range(count)]
        return as_floats(torch.tensor(drawn)).reshape(shape)

    def choice(self, values, count):
        return torch.tensor([float(self.random.choice(values)) for _ in range(count)])


class Agent:
    """Networks by the names in a saved state, each learning one with Adam, and targets that follow."""

    def __init__(self, case, numbers, actor_outputs, critics):
        settings = self.settings = case["settings"]
        self.low, self.high = torch.tensor(case["lows"]), torch.tensor(case["highs"])
        self.half_range = (self.high - self.low) / 2
        self.centre = (self.high + self.low) / 2
        observations, actions = case["observation"], len(case["lows"])
        self.actor = Perceptron(observations, settings["hidden"], actor_outputs)
        self.critics = [
            Perceptron(observations + actions, settings["hidden"], 1) for _ in range(critics)
        ]
        self.networks = {"actor": self.actor}
        self.networks |= {f"Q{i + 1}": critic for i, critic in enumerate(self.critics)}
        for network in self.networks.values():
            for layer in network.layers:
                for parameter in layer.parameters():
                    bound = 1 / math.sqrt(layer.in_features)
                    parameter.data = as_floats(bound * numbers.uniform(*parameter.shape))
        self.optimizers = {
            name: self.adam(network.parameters()) for name, network in self.networks.items()
        }
        self.targets = {}

    def adam(self, parameters):
        return torch.optim.Adam(
            parameters,
            lr=self.settings["learning_rate"],
            betas=(self.settings["beta1"], self.settings["beta2"]),
            eps=self.settings["epsilon"],
        )

    def with_target(self, *names):
        self.targets |= {name: copy.deepcopy(self.networks[name]) for name in names}

    def descend(self, loss, *names):
        for name in names:
            self.optimizers[name].zero_grad()
        loss.backward(inputs=[p for name in names for p in self.networks[name].parameters()])
        for name in names:
            self.optimizers[name].step()

    def follow(self):
        tau = self.settings["tau"]
        for name, target in self.targets.items():
            for slow, fast in zip(target.parameters(), self.networks[name].parameters()):
                slow.data = tau * fast.data + (1 - tau) * slow.data

    def bootstrap(self, batch, value):
        counts = self.settings["discount"] ** batch["steps"]
        return batch["rewards"] + (1 - batch["terminated"]) * counts * value

    def state(self):
        parameters = {}
        for suffix, networks in {"": self.networks, "_target": self.targets}.items():
            for name, network in networks.items():
                for key, parameter in network.named_parameters():
                    parameters[f"{name}{suffix}.{key}"] = written(parameter.detach())
        return parameters

    def optimizer_state(self):
        state = {}
        for name, network in self.networks.items():
            adam = self.optimizers[name]
            for key, parameter in network.named_parameters():
                for moment in ["exp_avg", "exp_avg_sq"]:
                    state[f"{name}_optimizer.{key}.{moment}"] = written(adam.state[parameter][moment])
                state[f"{name}_optimizer.step"] = int(adam.state[parameter]["step"])
        return state


def value(critic, observations, actions):
    return critic(torch.cat([observations, actions], 1)).squeeze(1)


class Ddpg(Agent):
    def __init__(self, case, numbers):
        super().__init__(case, numbers, len(case["lows"]), critics=1)
        self.with_target("actor", "Q1")

    def act(self, observations, actor=None):
        return self.centre + self.half_range * torch.tanh((actor or self.actor)(observations))

    def draw_noise(self, numbers):
        return torch.zeros(0)

    def learn(self, batch, noise):
        with torch.no_grad():
            after = self.act(batch["next_observations"], self.targets["actor"])
            target = self.bootstrap(
                batch, value(self.targets["Q1"], batch["next_observations"], after)
            )
        q = value(self.critics[0], batch["observations"], batch["actions"])
        critic_loss = (batch["weights"] * (q - target) ** 2).mean()
        self.descend(critic_loss, "Q1")
        actor_loss = -value(
            self.critics[0], batch["observations"], self.act(batch["observations"])
        ).mean()
        self.descend(actor_loss, "actor")
        self.follow()
        metrics = {
            "losses/critic": critic_loss,
            "losses/actor": actor_loss,
            "values/q1": q.mean(),
            "values/target": target.mean(),
        }
        return metrics, (q - target).abs()


class Sac(Agent):
    def __init__(self, case, numbers):
        actions = len(case["lows"])
        super().__init__(case, numbers, 2 * actions, critics=2)
        self.with_target("Q1", "Q2")
        initial = as_floats(torch.log(torch.tensor(self.settings["initial_temperature"])))
        self.log_temperature = nn.Parameter(initial.reshape(1))
        self.temperature_optimizer = self.adam([self.log_temperature])
        # The last layer's outputs reach the bounds of the deviation, where its gradient is cut.
        scale = self.settings["output_scale"]
        last = self.actor.layers[-1]
        last.weight.data = as_floats(scale * last.weight)
        last.bias.data = as_floats(scale * last.bias)

    def distribution(self, observations):
        mean, log_deviation = self.actor(observations).chunk(2, dim=1)
        deviation = log_deviation.clamp(-20, 2).exp()
        return mean, deviation

    def sample(self, observations, noise):
        """Actions and the logarithm of the density of what they are in [-1, 1]."""
        mean, deviation = self.distribution(observations)
        before = mean + deviation * noise
        squashed = TransformedDistribution(Normal(mean, deviation), TanhTransform(cache_size=1))
        u = squashed.transforms[0](before)
        return self.centre + self.half_range * u, squashed.log_prob(u).sum(1)

    def act(self, observations):
        return self.centre + self.half_range * torch.tanh(self.distribution(observations)[0])

    def draw_noise(self, numbers):
        return numbers.normal(2, self.settings["batch"], len(self.low))

    def least(self, critics, observations, actions):
        return torch.min(*(value(critic, observations, actions) for critic in critics))

    def learn(self, batch, noise):
        temperature = self.log_temperature.exp().detach()
        with torch.no_grad():
            after, density = self.sample(batch["next_observations"], noise[0])
            least = self.least(
                [self.targets["Q1"], self.targets["Q2"]], batch["next_observations"], after
            )
            target = self.bootstrap(batch, least - temperature * density)
        q = [value(it, batch["observations"], batch["actions"]) for it in self.critics]
        critic_loss = sum((batch["weights"] * 0.5 * (it - target) ** 2).mean() for it in q)
        self.descend(critic_loss, "Q1", "Q2")
        actions, density = self.sample(batch["observations"], noise[1])
        least = self.least(self.critics, batch["observations"], actions)
        actor_loss = (temperature * density - least).mean()
        self.descend(actor_loss, "actor")
        metrics = {
            "losses/critic": critic_loss,
            "losses/actor": actor_loss,
            "values/q1": q[0].mean(),
            "values/target": target.mean(),
            "values/entropy": -density.mean(),
            "values/temperature": temperature.squeeze(),
        }
        if self.settings["automatic"]:
            loss = -(self.log_temperature * (density + self.settings["target_entropy"]).detach())
            self.temperature_optimizer.zero_grad()
            loss.mean().backward()
            self.temperature_optimizer.step()
            metrics["losses/temperature"] = loss.mean()
        self.follow()
        return metrics, torch.max(*((it - target).abs() for it in q))

    def state(self):
        return super().state() | {"log_temperature": written(self.log_temperature.detach())}

    def optimizer_state(self):
        adam = self.temperature_optimizer.state.get(self.log_temperature, {})
        nothing = torch.zeros(1)
        return super().optimizer_state() | {
            "log_temperature_optimizer.exp_avg": written(adam.get("exp_avg", nothing)),
            "log_temperature_optimizer.exp_avg_sq": written(adam.get("exp_avg_sq", nothing)),
            "log_temperature_optimizer.step": int(adam.get("step", 0)),
        }


def draw_batch(case, numbers):
    n, observations, actions = case["settings"]["batch"], case["observation"], len(case["lows"])
    low, high = torch.tensor(case["lows"]), torch.tensor(case["highs"])
    return {
        "observations": numbers.normal(n, observations),
        "actions": as_floats(low + (high - low) * numbers.uniform(n, actions, low=0)),
        "rewards": numbers.normal(n),
        "next_observations": numbers.normal(n, observations),
        "terminated": numbers.choice([0, 0, 0, 1], n),
        "steps": numbers.choice([1, 1, 3], n),
        "weights": numbers.uniform(n, low=0.1),
    }


def record(name, algorithm, case, seed):
    numbers = Numbers(f"{seed} {name}")
    agent = algorithm(case, numbers)
    initial = agent.state()
    steps = []
    for _ in range(STEPS):
        batch, noise = draw_batch(case, numbers), agent.draw_noise(numbers)
        metrics, errors = agent.learn(batch, noise)
        steps.append(
            {
                **{key: written(value) for key, value in batch.items()},
                "noise": written(noise),
                "metrics": {key: written(value.detach()) for key, value in metrics.items()},
                "errors": written(errors.detach()),
            }
        )
    observations = numbers.normal(5, case["observation"])
    return {
        "name": name,
        "source": f"PyTorch {torch.__version__}, double precision, seed {seed}",
        **case,
        "initial": initial,
        "steps": steps,
        "final": agent.state() | agent.optimizer_state(),
        "probe": {
            "observations": written(observations),
            "actions": written(agent.act(observations).detach()),
        },
    }


def with_settings(**settings):
    return {**COMMON, "settings": {**COMMON["settings"], **settings}}


CASES = {
    "ddpg-small": (Ddpg, COMMON),
    "sac-automatic": (
        Sac,
        with_settings(
            automatic=True, initial_temperature=0.5, target_entropy=-2.0, output_scale=1.0
        ),
    ),
    "sac-clamped": (
        Sac,
        with_settings(
            automatic=False, initial_temperature=0.2, target_entropy=-2.0, output_scale=8.0
        ),
    ),
}


def main():
    parser = argparse.ArgumentParser(description="Records how agents have to learn.")
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers (default: 0)")
    arguments = parser.parse_args()
    torch.set_default_dtype(torch.float64)
    for name, (algorithm, case) in CASES.items():
        plugin = PLUGINS / f"agents-{name.split('-')[0]}" / "src" / "test" / "resources"
        folder = arguments.folder or plugin
        folder.mkdir(parents=True, exist_ok=True)
        recorded = record(name, algorithm, case, arguments.seed)
        (folder / f"{name}.json").write_text(json.dumps(recorded, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
