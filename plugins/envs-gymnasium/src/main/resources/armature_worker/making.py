"""Makes environments, and says why it cannot."""

import difflib
import importlib

import gymnasium
import numpy

from .channel import Refusal


def require_continuous(space):
    if not isinstance(space, gymnasium.spaces.Box) or not numpy.issubdtype(space.dtype, numpy.floating):
        raise Refusal(
            "id", "its actions are {}; expected a Box of real numbers, for actions are continuous here".format(space)
        )
    if not space.is_bounded():
        raise Refusal(
            "id", "its actions are {}, without bounds; gymnasium.wrappers.ClipAction may give them some".format(space)
        )


def make(order):
    """The environments of an order, each on its own."""
    module, _, name = order["id"].rpartition(":")
    for module in order["modules"] + ([module] if module else []):
        try:
            importlib.import_module(module)
        except ImportError as failure:
            raise Refusal("modules", "{} cannot be imported: {}".format(module, failure)) from failure
    try:
        spec = gymnasium.spec(name)
    except (gymnasium.error.Error, ImportError, ValueError) as failure:
        raise Refusal("id", "gymnasium has no {}; {}".format(name, hint(name, failure))) from failure
    keywords = dict(order["kwargs"])
    try:
        creator = spec.entry_point
        if isinstance(creator, str):
            creator = gymnasium.envs.registration.load_env_creator(creator)
        metadata = getattr(creator, "metadata", None) or {}
        if order["rendered"] and "rgb_array" in metadata.get("render_modes", ()):
            keywords.setdefault("render_mode", "rgb_array")
        return [gymnasium.make(name, **keywords) for _ in range(order["count"])]
    except (gymnasium.error.DependencyNotInstalled, ImportError) as failure:
        raise Refusal("id", "{} misses something that it needs: {}".format(name, advice(failure))) from failure
    except TypeError as failure:
        raise Refusal("kwargs", "{} does not take them: {}".format(name, failure)) from failure


def advice(failure):
    missing = getattr(failure, "name", None)
    install = "; 'pip install {}' may install it".format(missing.split(".")[0]) if missing else ""
    return "{}{}".format(failure, install)


def hint(name, failure):
    near = difflib.get_close_matches(name, sorted(gymnasium.registry), 1, 0.5)
    if near:
        return "did you mean {}?".format(near[0])
    return "gymnasium.pprint_registry() lists what there is, and 'modules' may register more ({})".format(failure)
