"""The tasks under their names in Gymnasium."""

from __future__ import annotations

import gymnasium

ROBOT_TASKS = ("reach", "home", "push", "lift", "pick-and-place", "stack")
SMALL_TASKS = ("pendulum", "mountain-car-continuous", "point-reach")


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))


def settings_of_tasks() -> dict[str, dict[str, str]]:
    """The settings that each name stands for."""
    tasks = {
        f"Armature/Robot{_camel(task)}-v0": {"type": "robot-arm", "task": task}
        for task in ROBOT_TASKS
    }
    for task in SMALL_TASKS:
        tasks[f"Armature/{_camel(task)}-v0"] = {"type": task}
    # Any other type of environment, such as one of a plugin of one's own: type="water-tank".
    tasks["Armature/Environment-v0"] = {}
    return tasks


def register_tasks() -> None:
    """Makes the tasks known to gymnasium.make and gymnasium.make_vec."""
    for name, settings in settings_of_tasks().items():
        gymnasium.register(
            name,
            entry_point="armature_gym.environment:ArmatureEnv",
            vector_entry_point="armature_gym.vector_environment:ArmatureVectorEnv",
            kwargs={"name": name, **settings},
        )
