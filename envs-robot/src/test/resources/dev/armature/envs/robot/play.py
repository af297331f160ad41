"""Plays a recorded motion of the robot arm with the Python package mujoco at every line on standard
input, and answers with the position that it ends at.

Arguments: the model's file, the motion's file, physics steps in a control step, and the time [s] by
which the servos lead a moving target."""

import sys

import mujoco
import numpy

ARM = 6


def read(file):
    """The episodes: a start and its commands each."""
    episodes = []
    with open(file) as lines:
        for line in lines:
            what, *numbers = line.split()
            numbers = numpy.array(numbers, dtype=float)
            if what == "start":
                episodes.append((numbers, []))
            else:
                episodes[-1][1].append(numbers)
    return episodes


def play(model, data, episodes, substeps, lead):
    shares = (numpy.arange(1, substeps + 1) / substeps)[:, None]
    controls = numpy.empty((substeps, model.nu))
    period = substeps * model.opt.timestep
    for start, commands in episodes:
        mujoco.mj_resetData(model, data)
        data.qpos[:] = start
        held = start[:ARM]
        for command in commands:
            way = command[:ARM] - held
            controls[:, :ARM] = held + shares * way + lead * (way / period)
            controls[:, ARM] = command[ARM]
            for control in controls:
                data.ctrl[:] = control
                mujoco.mj_step(model, data)
            observation = numpy.concatenate((data.qpos, data.qvel))
            held = command[:ARM]
    return observation[: model.nq]


def main():
    model = mujoco.MjModel.from_xml_path(sys.argv[1])
    data = mujoco.MjData(model)
    episodes = read(sys.argv[2])
    for _ in sys.stdin:
        print(*play(model, data, episodes, int(sys.argv[3]), float(sys.argv[4])), flush=True)


main()
