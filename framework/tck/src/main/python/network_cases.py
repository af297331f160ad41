"""Records with PyTorch what the networks of every plugin have to compute.

    python network_cases.py [--seed N] [FOLDER]

writes networks-architectures.json and networks-optimizers.json, by default where the contract test of
networks reads them. It needs torch and nothing else. Cases in another folder are tested too with

    ./mvnw verify -Dconformance.dir=FOLDER

Written from the Javadoc of MlpSettings, OptimizerSettings, NetworkSpec and Network, not from their
implementations. Everything is computed in double precision, so that the numbers carry no rounding of
PyTorch's own; what networks start from has few digits, so that it is the same number in both.
"""

import argparse
import itertools
import json
import pathlib
import random
import struct

import torch
from torch import nn

UPDATES = 20
BATCHES = 2
DEFAULT_FOLDER = pathlib.Path(__file__).parent.parent / "resources" / "dev" / "armature" / "tck"

ACTIVATIONS = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "elu": nn.functional.elu,
    "silu": nn.functional.silu,
    "identity": lambda z: z,
}

ADAM = {
    "algorithm": "adam",
    "learning_rate": 3e-3,
    "beta1": 0.9,
    "beta2": 0.999,
    "epsilon": 1e-8,
    "weight_decay": 0,
    "schedule": "constant",
    "final_learning_rate": 0,
    "decay_updates": 1,
    "max_gradient_norm": 0,
}

ODD = {
    "inputs": 13,
    "hidden": [13, 7, 9],
    "outputs": 1,
    "output_activation": "identity",
    "members": 1,
    "rows": 11,
    "optimizer": ADAM,
}

# As an actor: its outputs are in [-1, 1].
EVEN = {
    "inputs": 8,
    "hidden": [8, 16],
    "outputs": 2,
    "output_activation": "tanh",
    "members": 1,
    "rows": 8,
    "optimizer": ADAM,
}

ENSEMBLE = {
    "inputs": 7,
    "hidden": [7, 7],
    "outputs": 1,
    "activation": "silu",
    "layer_normalisation": True,
    "residual": True,
    "output_activation": "identity",
    "members": 2,
    "rows": 7,
}


class Layer(nn.Linear):
    """y = activation(norm(W x + b)) + x, with or without the normalisation and the last term."""

    def __init__(self, inputs, outputs, activation, normalised, residual):
        super().__init__(inputs, outputs)
        self.activation = ACTIVATIONS[activation]
        self.norm = nn.LayerNorm(outputs) if normalised else nn.Identity()
        self.residual = residual and inputs == outputs

    def forward(self, x):
        y = self.activation(self.norm(super().forward(x)))
        return y + x if self.residual else y


class Perceptron(nn.Module):
    """One member; its parameters have the names under which networks are saved."""

    def __init__(self, case):
        super().__init__()
        normalised, residual = case["layer_normalisation"], case["residual"]
        widths = [case["inputs"], *case["hidden"]]
        layers = [
            Layer(inputs, outputs, case["activation"], normalised, residual)
            for inputs, outputs in zip(widths, widths[1:])
        ]
        layers.append(Layer(widths[-1], case["outputs"], case["output_activation"], False, False))
        self.layers = nn.ModuleList(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Optimizer:
    """One member's: clips, updates and follows the schedule of the learning rate."""

    def __init__(self, settings, member):
        self.parameters = list(member.parameters())
        self.limit = settings["max_gradient_norm"]
        common = {
            "lr": settings["learning_rate"],
            "betas": (settings["beta1"], settings["beta2"]),
            "eps": settings["epsilon"],
        }
        if settings["algorithm"] == "adam":
            self.adam = torch.optim.Adam(self.parameters, **common)
        else:
            decay = settings["weight_decay"]
            self.adam = torch.optim.AdamW(self.parameters, **common, weight_decay=decay)
        self.schedule = schedule(settings, self.adam)
        self.left = settings["decay_updates"]
        self.clipped = []

    def step(self):
        if self.limit > 0:
            norm = nn.utils.clip_grad_norm_(self.parameters, self.limit)
            self.clipped.append(bool(norm > self.limit))
        self.adam.step()
        self.adam.zero_grad()
        # PyTorch's cosine would rise again after its end.
        if self.schedule is not None and self.left > 0:
            self.schedule.step()
            self.left -= 1


def schedule(settings, adam):
    updates, final = settings["decay_updates"], settings["final_learning_rate"]
    if settings["schedule"] == "linear":
        share = final / settings["learning_rate"]
        return torch.optim.lr_scheduler.LinearLR(adam, 1, share, updates)
    if settings["schedule"] == "cosine":
        return torch.optim.lr_scheduler.CosineAnnealingLR(adam, updates, final)
    return None


class Recording:
    """A case with what PyTorch makes of it."""

    def __init__(self, name, case, seed):
        self.name = name
        self.case = case
        self.numbers = random.Random(f"{seed} {name}")
        self.members = [Perceptron(case) for _ in range(case["members"])]
        self.optimizers = [Optimizer(case["optimizer"], member) for member in self.members]

    def record(self, moments):
        """Returns the case as it is written, with or without the optimizers' moments at the end."""
        self.draw_parameters()
        initial = self.of_parameters(lambda _, parameter: parameter)
        batches = [self.draw_batch() for _ in range(BATCHES)]
        y, dx = self.backward(*batches[0])
        first = {
            "outputs": written(y),
            "input_gradient": written(dx),
            "gradients": self.of_parameters(lambda _, parameter: parameter.grad),
        }
        for optimizer in self.optimizers:
            optimizer.adam.zero_grad()
        for update in range(UPDATES):
            self.backward(*batches[update % BATCHES])
            for optimizer in self.optimizers:
                optimizer.step()
        self.check_clipping()
        last = {
            "outputs": written(self.outputs(batches[0][0])),
            "parameters": self.of_parameters(lambda _, parameter: parameter),
        }
        for moment in ["exp_avg", "exp_avg_sq"] if moments else []:
            last[moment] = self.of_parameters(lambda adam, it: adam.state[it][moment])
        return {
            "name": self.name,
            **self.case,
            "updates": UPDATES,
            "initial": initial,
            "batches": [{"x": written(x), "dy": written(dy)} for x, dy in batches],
            "first": first,
            "last": last,
        }

    def draw(self, *shape):
        """Draws numbers of three decimals between -1 and 1, as a float holds them."""
        count = torch.Size(shape).numel()
        drawn = [self.numbers.randint(-1000, 1000) / 1000 for _ in range(count)]
        return as_floats(torch.tensor(drawn)).reshape(shape)

    def draw_parameters(self):
        for member in self.members:
            for layer in member.layers:
                for name, parameter in layer.named_parameters():
                    # A normalisation starts near its 1 and 0, which would hide mistakes.
                    middle = 1 if name == "norm.weight" else 0
                    reach = 0.3 if name.startswith("norm.") else layer.in_features**-0.5
                    drawn = middle + reach * self.draw(*parameter.shape)
                    parameter.data = as_floats(torch.round(drawn, decimals=4))

    def draw_batch(self):
        rows = self.case["rows"]
        x = self.draw(rows, self.case["inputs"])
        dy = self.draw(len(self.members), rows, self.case["outputs"])
        # Where gradients are clipped, only the first member's are to be too long.
        if self.case["optimizer"]["max_gradient_norm"] > 0:
            dy[1:] = as_floats(torch.round(dy[1:] / 100, decimals=5))
        return x, dy

    def outputs(self, x):
        return torch.stack([member(x) for member in self.members])

    def backward(self, x, dy):
        """Adds to the gradients; returns the outputs and the gradient with respect to the inputs."""
        x = x.clone().requires_grad_()
        y = self.outputs(x)
        (y * dy).sum().backward()
        return y, x.grad

    def check_clipping(self):
        if self.case["optimizer"]["max_gradient_norm"] > 0:
            first, *others = [optimizer.clipped for optimizer in self.optimizers]
            assert all(first) and not any(map(any, others)), self.name

    def of_parameters(self, value):
        """Returns a value for each parameter, by the names under which a network is saved."""
        values = {}
        for m, (member, optimizer) in enumerate(zip(self.members, self.optimizers)):
            prefix = f"{m}." if len(self.members) > 1 else ""
            for name, parameter in member.named_parameters():
                values[prefix + name] = written(value(optimizer.adam, parameter))
        return values


def as_floats(tensor):
    return tensor.float().double()


def written(tensor):
    """The tensor as nested lists of floats, each with as few digits as tell it from all others."""
    return shortest(tensor.tolist())


def shortest(value):
    if isinstance(value, list):
        return [shortest(part) for part in value]
    bits = struct.pack("f", value)
    (single,) = struct.unpack("f", bits)
    rounded = (float(f"{single:.{digits}g}") for digits in range(1, 10))
    return next(it for it in rounded if struct.pack("f", it) == bits)


def architectures():
    for sizes, shape in {"odd": ODD, "even": EVEN}.items():
        for activation, normalised, residual in itertools.product(
            ["relu", "tanh", "elu", "silu"], [False, True], [False, True]
        ):
            words = [sizes, activation, *["normalised"] * normalised, *["residual"] * residual]
            yield " ".join(words), {
                **shape,
                "activation": activation,
                "layer_normalisation": normalised,
                "residual": residual,
            }


def optimizers():
    adam = {**ADAM, "learning_rate": 1e-2, "beta1": 0.8, "beta2": 0.99}
    adamw = {**adam, "algorithm": "adamw", "weight_decay": 0.1}
    linear = {"schedule": "linear", "final_learning_rate": 1e-3, "decay_updates": 12}
    cosine = {"schedule": "cosine", "final_learning_rate": 1e-4, "decay_updates": 12}
    clipped = {"max_gradient_norm": 0.5}
    settings = {
        "adam": adam,
        "adam with a great epsilon": {**adam, "epsilon": 0.1},
        "adam, clipped": {**adam, **clipped},
        "adam, linear schedule": {**adam, **linear},
        "adam, cosine schedule": {**adam, **cosine},
        "adamw": adamw,
        "adamw, clipped, cosine schedule": {**adamw, **clipped, **cosine},
    }
    for name, optimizer in settings.items():
        yield name, {**ENSEMBLE, "optimizer": optimizer}
    yield "three members", {**ENSEMBLE, "members": 3, "residual": False, "optimizer": adam}


def write(file, cases, seed, moments):
    lines = [
        json.dumps(Recording(name, case, seed).record(moments), separators=(",", ":"))
        for name, case in cases
    ]
    source = json.dumps(f"PyTorch {torch.__version__}, double precision, seed {seed}")
    file.write_text(f'{{"source":{source},\n"cases":[\n' + ",\n".join(lines) + "\n]}\n")


def main():
    parser = argparse.ArgumentParser(description="Records what networks have to compute.")
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=DEFAULT_FOLDER)
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers (default: 0)")
    arguments = parser.parse_args()
    torch.set_default_dtype(torch.float64)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    folder, seed = arguments.folder, arguments.seed
    write(folder / "networks-architectures.json", architectures(), seed, moments=False)
    write(folder / "networks-optimizers.json", optimizers(), seed, moments=True)


if __name__ == "__main__":
    main()
