"""What observations and actions are made of."""

import gymnasium
import numpy

from .channel import Refusal


class Leaf:
    """One array of an observation: where it is found, and where it stands among the floats."""

    def __init__(self, path, space, begin):
        self.path = path
        self.space = space
        self.size = int(numpy.prod(space.shape))
        self.part = slice(begin, begin + self.size)

    def find(self, observation):
        for key in self.path:
            observation = observation[key]
        return observation


def leaves(space, path=(), begin=0):
    """The arrays of a space, in the order of gymnasium.spaces.flatten."""
    if isinstance(space, gymnasium.spaces.Box):
        return [Leaf(path, space, begin)]
    if not isinstance(space, gymnasium.spaces.Dict):
        where = " at '" + ".".join(path) + "'" if path else ""
        raise Refusal(
            "id",
            "its observation is a {}{}, which is not a vector of numbers; expected a Box, or a Dict of those; "
            "a wrapper of gymnasium.wrappers may make one of it".format(type(space).__name__, where),
        )
    found = []
    for key, inner in space.spaces.items():
        found += leaves(inner, path + (str(key),), found[-1].part.stop if found else begin)
    return found


def components(name, space):
    low = numpy.asarray(space.low, numpy.float64).ravel()
    high = numpy.asarray(space.high, numpy.float64).ravel()
    with numpy.errstate(over="ignore"):
        low, high = low.astype(numpy.float32), high.astype(numpy.float32)
    # JSON knows no infinity.
    return [
        {
            "name": "{}_{}".format(name, i),
            "low": float(low[i]) if numpy.isfinite(low[i]) else None,
            "high": float(high[i]) if numpy.isfinite(high[i]) else None,
        }
        for i in range(low.size)
    ]
