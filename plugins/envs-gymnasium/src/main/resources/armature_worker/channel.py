"""How the two processes talk: frames of JSON at the start, then numbers in a file and bytes that wake."""

import json
import mmap
import os
import platform
import select
import sys
import tempfile
import threading
import time

# Where the numbers of a call stand in the file, in words of 4 bytes. The first four, which are watched, have
# cache lines of their own.
REQUEST, RESPONSE, WORKER_SLEEPS, HOST_SLEEPS = 0, 16, 32, 48
COMMAND, INDEX, ROWS, STATUS, ENDED, REWARD, SEED, TEXT_BYTES = 64, 65, 66, 67, 68, 69, 70, 72
HEADER_WORDS = 128
TEXT_CAPACITY = 65536

RESET, STEP, JUDGE, FRAME_SIZE, RENDER, CLOSE = range(1, 7)


class Refusal(Exception):
    """What was asked for cannot be had; the key is the one at fault."""

    def __init__(self, key, message):
        super().__init__(message)
        self.key = key


def read_frame(descriptor):
    size = int.from_bytes(read_exactly(descriptor, 4), "big")
    return json.loads(read_exactly(descriptor, size))


def read_exactly(descriptor, size):
    parts = b""
    while len(parts) < size:
        part = os.read(descriptor, size - len(parts))
        if not part:
            os._exit(0)
        parts += part
    return parts


def write_frame(descriptor, content):
    data = json.dumps(content).encode()
    data = len(data).to_bytes(4, "big") + data
    while data:
        data = data[os.write(descriptor, data) :]


class Channel:
    """The numbers of a call and the bytes that wake.

    Both sides watch the file for a while before they sleep, where processors keep the order of stores (x86);
    elsewhere a system call goes with each call and each answer. A side that goes to sleep says so first and
    then looks once more. The lock is there for its memory barrier.
    """

    def __init__(self, ints, request_pipe, response_pipe, patience):
        self.ints = ints
        self.request_pipe = request_pipe
        self.response_pipe = response_pipe
        self.patience = patience if platform.machine() in ("x86_64", "AMD64") else 0
        self.usual = 0.0
        self.served = 0
        self.lock = threading.Lock()
        if not self.patience:
            ints[WORKER_SLEEPS] = 1
        self.poll = select.poll()
        self.poll.register(request_pipe, select.POLLIN)

    def barrier(self):
        self.lock.acquire()
        self.lock.release()

    def wait(self):
        """Waits for the next call."""
        ints, served = self.ints, self.served
        began = time.perf_counter()
        if self.usual < self.patience:
            deadline = began + self.patience
            while time.perf_counter() < deadline:
                for _ in range(20):
                    if ints[REQUEST] != served:
                        self.served = ints[REQUEST]
                        self.usual += (time.perf_counter() - began - self.usual) / 8
                        return
        if self.patience:
            ints[WORKER_SLEEPS] = 1
            self.barrier()
        while ints[REQUEST] == served:
            if self.poll.poll(1000) and not os.read(self.request_pipe, 64):
                leave()
        if self.patience:
            ints[WORKER_SLEEPS] = 0
        self.served = ints[REQUEST]
        self.usual += (time.perf_counter() - began - self.usual) / 8

    def answer(self):
        ints = self.ints
        self.barrier()
        ints[RESPONSE] = self.served
        self.barrier()
        if ints[HOST_SLEEPS] or not self.patience:
            os.write(self.response_pipe, b"!")


def mapped(size):
    """A new file and what is mapped of it; the other process deletes the file when it has mapped it too."""
    shared = "/dev/shm"
    folder = shared if os.access(shared, os.W_OK) else None
    descriptor, path = tempfile.mkstemp(prefix="armature-gymnasium-", dir=folder)
    left_behind.append(path)
    try:
        # Written out, so that a full disk is told now.
        block = bytes(1 << 20)
        for begin in range(0, size, len(block)):
            os.write(descriptor, block[: min(len(block), size - begin)])
        return path, mmap.mmap(descriptor, size)
    finally:
        os.close(descriptor)


left_behind = []


def leave():
    """Ends this process at once: a library may hang when it is torn down."""
    for path in left_behind:
        try:
            os.unlink(path)
        except OSError:
            pass
    sys.stderr.flush()
    os._exit(0)


def leave_with_host(pipe):
    """Ends this process when the other end of the pipe is closed, whatever else it is doing."""
    poll = select.poll()
    poll.register(pipe, 0)
    poll.poll()
    leave()
