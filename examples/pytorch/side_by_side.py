"""Trains TD3 with Armature and with PyTorch (td3_gymnasium.py) on the same tasks with the same seeds.

    python examples/pytorch/side_by_side.py runs/side-by-side half-cheetah hopper --seeds 5

Each task is an experiment file examples/gymnasium-TASK.conf, from which both sides have their
settings. The sides take turns, one run at a time, unless --jobs says more. A run that has ended
leaves TASK/SIDE-seedN.json in the folder and is skipped from then on, so the same command goes on
after an interruption. side_by_side_report.py makes a table and a figure of the folder.
"""

import argparse
import concurrent.futures
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
STEPS = {"half-cheetah": 100_000, "hopper": 100_000, "inverted-pendulum": 50_000, "reacher": 50_000}
IDS = {
    "half-cheetah": "HalfCheetah-v5",
    "hopper": "Hopper-v5",
    "inverted-pendulum": "InvertedPendulum-v5",
    "reacher": "Reacher-v5",
}


def armature(options, task, seed, folder):
    """The command that trains with Armature, and the file that it leaves its evaluations in."""
    runs = folder / "armature"
    run = runs / f"gymnasium-{task}-seed{seed}"
    # What was cut off begins anew, so that its time is that of a whole run.
    shutil.rmtree(run, ignore_errors=True)
    command = [options.armature, "train", str(HERE.parent / f"gymnasium-{task}.conf"), "--quiet"]
    command += ["--seed", str(seed), "--runs", str(runs)]
    settings = [
        f"training.steps={STEPS[task] // options.divisor}",
        f"environment.python={json.dumps(sys.executable)}",
        f"network.threads={options.threads}",
        *options.set,
    ]
    for setting in settings:
        command += ["--set", setting]
    return command, run / "metrics.csv"


def pytorch(options, task, seed, folder):
    """The command that trains with PyTorch, and the file that it leaves its evaluations in."""
    table = folder / f"pytorch-seed{seed}.csv"
    command = [sys.executable, str(HERE / "td3_gymnasium.py"), IDS[task], "--seed", str(seed)]
    command += ["--steps", str(STEPS[task] // options.divisor), "--threads", str(options.threads)]
    return command + ["--out", str(table)], table


def evaluations(table):
    """The steps and returns of the evaluations in a table of either side."""
    with open(table, newline="") as file:
        for row in csv.DictReader(file):
            value = row.get("return") or row.get("evaluation/return")
            if value:
                yield [int(row["step"]), float(value)]


def run(options, task, seed, side):
    """Trains once, unless that has been done."""
    folder = options.folder / task
    record = folder / f"{side.__name__}-seed{seed}.json"
    if record.exists():
        return True
    folder.mkdir(parents=True, exist_ok=True)
    command, table = side(options, task, seed, folder)
    environment = dict(os.environ, OMP_NUM_THREADS=str(options.threads))
    started = time.monotonic()
    with open(record.with_suffix(".log"), "w") as log:
        log.write(" ".join(command) + "\n")
        log.flush()
        child = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - started
    if child.returncode != 0:
        print(f"{task} {side.__name__} seed {seed} failed: see {log.name}", flush=True)
        return False
    result = {
        "task": IDS[task],
        "side": side.__name__,
        "seed": seed,
        "threads": options.threads,
        "jobs": options.jobs,
        "seconds": round(seconds, 2),
        "processor_seconds": round(used.ru_utime + used.ru_stime, 2),
        "evaluations": list(evaluations(table)),
    }
    part = record.with_suffix(".part")
    part.write_text(json.dumps(result) + "\n")
    part.replace(record)
    last = result["evaluations"][-1][1]
    print(f"{task} {side.__name__} seed {seed}: return {last:.2f}, {seconds:.0f} s", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description="TD3 with Armature and with PyTorch in turn.")
    parser.add_argument("folder", type=pathlib.Path, help="where the results are kept")
    parser.add_argument("tasks", nargs="*", default=list(STEPS), metavar="task", choices=STEPS)
    parser.add_argument("--seeds", type=int, default=5, help="how many: 0, 1, …; default 5")
    parser.add_argument("--jobs", type=int, default=1, help="runs at a time; default 1")
    parser.add_argument("--threads", type=int, default=2, help="of each run; default 2")
    parser.add_argument(
        "--armature",
        default=str(HERE.parent.parent / "armature"),
        help="the command; default: that of this checkout",
    )
    parser.add_argument("--set", action="append", default=[], help="a setting for Armature")
    parser.add_argument("--divisor", type=int, default=1, help="divides the steps, to try it out")
    options = parser.parse_args()
    subprocess.run([options.armature, "--version"], check=True, stdout=subprocess.DEVNULL)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = [
            pool.submit(run, options, task, seed, side)
            for task in options.tasks
            for seed in range(options.seeds)
            for side in (armature, pytorch)
        ]
        return 0 if all([result.result() for result in results]) else 1


if __name__ == "__main__":
    sys.exit(main())
