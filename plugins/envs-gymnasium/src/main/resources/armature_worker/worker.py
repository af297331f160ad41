"""Serves the calls of the host."""

import json
import os
import sys
import traceback

import numpy

from .channel import (
    CLOSE, COMMAND, ENDED, FRAME_SIZE, HEADER_WORDS, INDEX, JUDGE, RENDER, RESET, REWARD, ROWS, SEED, STATUS, STEP,
    TEXT_BYTES, TEXT_CAPACITY, Channel, mapped,
)
from .making import make
from .player import Player
from .spaces import components


class Worker:
    """Serves the calls."""

    def __init__(self, order, request_pipe, response_pipe):
        self.goal_rows = order["goal_rows"]
        self.players = [Player(it) for it in make(order)]
        for player in self.players:
            player.probe()
        first = self.players[0]
        self.goals = first.goals
        goal = self.goals.size if self.goals else 0
        sizes = [
            first.actions,
            first.observations,
            self.goal_rows * goal,
            self.goal_rows * goal,
            *([self.goal_rows if goal else 0] * 3),
        ]
        self.file, view = mapped((HEADER_WORDS + sum(sizes)) * 4 + TEXT_CAPACITY)
        floats = numpy.frombuffer(view, numpy.float32, sum(sizes), HEADER_WORDS * 4)
        parts = numpy.split(floats, numpy.cumsum(sizes)[:-1])
        for player in self.players:
            player.bind(parts[0], parts[1])
        if goal:
            self.achieved, self.desired = (it.reshape(-1, goal) for it in parts[2:4])
            self.rewards, self.ended, self.succeeded = parts[4:]
        self.text = memoryview(view)[(HEADER_WORDS + sum(sizes)) * 4 :]
        header = memoryview(view)[: HEADER_WORDS * 4]
        self.ints = header.cast("i")
        self.floats = header.cast("f")
        self.seeds = header.cast("Q")
        self.frame = None
        self.channel = Channel(self.ints, request_pipe, response_pipe, order["busy_wait"])

    def description(self):
        first = self.players[0]
        environment = first.environment
        period = getattr(environment.unwrapped, "dt", 0)
        observation = []
        for leaf in first.leaves:
            observation += components("_".join(leaf.path) or "observation", leaf.space)
        goals = None
        if self.goals:
            goals = {
                "achieved_from": self.goals.achieved.part.start,
                "desired_from": self.goals.desired.part.start,
                "size": self.goals.size,
            }
        return {
            "file": self.file,
            "observation": observation,
            "action": components("action", environment.action_space),
            "control_period": float(period) if isinstance(period, (int, float)) and period > 0 else 0.0,
            "horizon": (environment.spec.max_episode_steps if environment.spec else 0) or 0,
            "reports_success": first.success_key is not None or (self.goals and self.goals.success) is not None,
            "renders": environment.render_mode == "rgb_array",
            "goals": goals,
            "why_no_goals": first.why_no_goals,
        }

    def serve(self):
        ints, channel = self.ints, self.channel
        while True:
            channel.wait()
            command = ints[COMMAND]
            if command == CLOSE:
                break
            try:
                if command == STEP:
                    self.floats[REWARD], ints[ENDED] = self.players[ints[INDEX]].step()
                else:
                    self.serve_other(command)
                ints[STATUS] = 0
            except Exception:
                self.tell(traceback.format_exc())
                ints[STATUS] = 1
            channel.answer()
        for player in self.players:
            player.environment.close()

    def serve_other(self, command):
        ints = self.ints
        player = self.players[ints[INDEX]]
        if command == RESET:
            player.reset(self.seeds[SEED // 2])
        elif command == JUDGE:
            n = ints[ROWS]
            self.rewards[:n], self.ended[:n], self.succeeded[:n] = self.goals.judge(self.achieved[:n], self.desired[:n])
        elif command == FRAME_SIZE:
            shape = self.draw(player).shape
            if self.frame is None:
                path, view = mapped(int(numpy.prod(shape)))
                self.frame = numpy.frombuffer(view, numpy.uint8).reshape(shape)
            else:
                path = ""
            self.tell(json.dumps({"height": shape[0], "width": shape[1], "file": path}))
        elif command == RENDER:
            self.frame[:] = self.draw(player)
        else:
            raise ValueError("there is no command {}".format(command))

    @staticmethod
    def draw(player):
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            # What Gymnasium takes otherwise needs a display.
            os.environ.setdefault("MUJOCO_GL", "egl")
        frame = numpy.asarray(player.environment.render())
        if frame.ndim != 3 or frame.shape[2] != 3 or frame.dtype != numpy.uint8:
            raise ValueError("render() gave {} of the shape {}; expected bytes [height, width, 3]".format(
                frame.dtype, frame.shape))
        return frame

    def tell(self, text):
        data = text.encode("utf-8", "replace")
        # The end of a traceback says most.
        data = data[-TEXT_CAPACITY:]
        self.text[: len(data)] = data
        self.ints[TEXT_BYTES] = len(data)
