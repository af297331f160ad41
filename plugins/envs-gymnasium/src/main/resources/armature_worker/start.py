"""Plays Gymnasium environments for the process that has started this one.

Standard input and output carry frames at the start, a length of 4 bytes and JSON: the order comes in, a
description goes out. From then on each call is a few numbers in a file that both processes have mapped; the
pipes carry single bytes that wake a side which has stopped to watch the file. The layout is that of
SharedMemory.java.
"""

import faulthandler
import os
import signal
import sys
import threading
import traceback

from .channel import Refusal, leave, leave_with_host, read_frame, write_frame


def require_libraries():
    try:
        import gymnasium
        import numpy  # noqa: F401
    except ImportError as failure:
        raise Refusal(
            "python",
            "{} has no gymnasium ({}); '{} -m pip install gymnasium' installs it".format(
                sys.executable, failure, sys.executable
            ),
        ) from failure
    version = gymnasium.__version__
    if int(version.split(".")[0]) < 1:
        raise Refusal(
            "python",
            "gymnasium is version {0} here, expected 1.0 or newer; '{1} -m pip install --upgrade gymnasium' "
            "installs it".format(version, sys.executable),
        )


def main():
    # Ctrl-C is for the process that has started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    faulthandler.register(signal.SIGUSR1, all_threads=True)
    # What an environment prints goes to standard error, and it has nothing to read.
    requests, responses = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    order = read_frame(requests)
    threading.Thread(target=leave_with_host, args=(requests,), daemon=True).start()
    try:
        require_libraries()
        from .worker import Worker

        # Only what is imported from here on may leave its bytecode beside it.
        sys.dont_write_bytecode = "PYTHONDONTWRITEBYTECODE" in os.environ
        worker = Worker(order, requests, responses)
        description = worker.description()
    except Refusal as refusal:
        write_frame(responses, {"key": refusal.key, "refusal": str(refusal)})
    except Exception as failure:
        write_frame(responses, {"failure": repr(failure), "traceback": traceback.format_exc()})
    else:
        write_frame(responses, description)
        worker.serve()
    leave()

