"""What is raised where an environment cannot be had, or cannot go on."""


class ArmatureError(RuntimeError):
    """Says what Armature has said, or what has become of its process."""
