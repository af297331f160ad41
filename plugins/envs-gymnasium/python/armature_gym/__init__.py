"""Armature's environments for Gymnasium.

    import armature_gym
    import gymnasium

    environment = gymnasium.make("Armature/RobotPickAndPlace-v0", reward="sparse")

Importing the package registers the tasks. Each environment is played by a process of Armature, which
is found through the environment variable ARMATURE_HOME, as the program ``armature`` on the PATH, or
in a checkout around this package or the working folder.
"""

from armature_gym.environment import ArmatureEnv
from armature_gym.failures import ArmatureError
from armature_gym.tasks import register_tasks
from armature_gym.vector_environment import ArmatureVectorEnv

__all__ = ["ArmatureEnv", "ArmatureError", "ArmatureVectorEnv"]

register_tasks()
