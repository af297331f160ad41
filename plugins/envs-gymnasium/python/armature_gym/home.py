"""Where Armature is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from armature_gym.failures import ArmatureError

VARIABLE = "ARMATURE_HOME"


def find_program() -> str:
    """The program ``armature``; ARMATURE_HOME wins over the PATH, and that over a checkout."""
    home = os.environ.get(VARIABLE)
    if home:
        return _in_home(Path(home))
    on_path = shutil.which("armature")
    if on_path:
        return on_path
    for inner in (Path(__file__).resolve(), Path.cwd() / "within"):
        for folder in inner.parents:
            # Both, as a file of that name alone may be anything.
            if (folder / "armature").is_file() and (folder / "app" / "pom.xml").is_file():
                return str(folder / "armature")
    raise ArmatureError(
        f"Armature is not found; set {VARIABLE} to the folder of its distribution or of its"
        " sources, or put its program armature on the PATH"
    )


def _in_home(home: Path) -> str:
    for program in (home / "bin" / "armature", home / "armature"):
        if program.is_file() and os.access(program, os.X_OK):
            return str(program)
    raise ArmatureError(
        f"{VARIABLE} is {home}, but there is no program bin/armature or armature in it; expected"
        " the folder of a distribution of Armature or of its sources"
    )
