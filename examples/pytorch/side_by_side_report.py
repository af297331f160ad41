"""A table and a figure of what side_by_side.py has left in a folder; needs matplotlib and scipy.

    python examples/pytorch/side_by_side_report.py runs/side-by-side --figure side-by-side.png

For each task and side: the mean of the final evaluations over the seeds, with its 95 % interval by
Student's t, and the means of the wall time and of the processors' time of a run. The figure has the
mean of all evaluations over the steps, with the band of their 95 % intervals.
"""

import argparse
import json
import pathlib

import matplotlib
import numpy
from scipy import stats

SIDES = {"armature": "Armature", "pytorch": "PyTorch"}


def read(folder):
    """The results by task and side, in the order of the tasks' names."""
    results = {}
    for file in sorted(folder.glob("*/*-seed*.json")):
        result = json.loads(file.read_text())
        results.setdefault(result["task"], {}).setdefault(result["side"], []).append(result)
    return results


def half_width(values):
    """Half the 95 % interval of the mean of values, [runs, …], along their first axis."""
    n = len(values)
    if n < 2:
        return numpy.full(numpy.shape(values)[1:], numpy.nan)
    return stats.t.ppf(0.975, n - 1) * numpy.std(values, axis=0, ddof=1) / numpy.sqrt(n)


def returns(runs):
    """The steps that all runs were evaluated at, and the returns there, [runs, steps]."""
    steps = sorted(set.intersection(*({step for step, _ in run["evaluations"]} for run in runs)))
    return steps, numpy.array([[dict(run["evaluations"])[step] for step in steps] for run in runs])


def table(results):
    yield "| task | side | seeds | final return | 95 % interval | wall time [s] | processor time [s] |"
    yield "|---|---|---|---|---|---|---|"
    for task, sides in results.items():
        for side in filter(sides.get, SIDES):
            runs = sides[side]
            final = numpy.array([run["evaluations"][-1][1] for run in runs])
            mean, half = final.mean(), half_width(final)
            wall = numpy.mean([run["seconds"] for run in runs])
            used = numpy.mean([run["processor_seconds"] for run in runs])
            yield (
                f"| {task} | {SIDES[side]} | {len(runs)} | {mean:,.1f} |"
                f" {mean - half:,.1f} to {mean + half:,.1f} | {wall:,.0f} | {used:,.0f} |"
            )


def draw(results, file):
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, plots = pyplot.subplots(
        1, len(results), figsize=(4 * len(results), 3.2), squeeze=False, layout="constrained"
    )
    for plot, (task, sides) in zip(plots[0], results.items()):
        for side in filter(sides.get, SIDES):
            steps, values = returns(sides[side])
            mean, half = values.mean(axis=0), half_width(values)
            plot.plot(steps, mean, label=f"{SIDES[side]}, {len(values)} seeds")
            plot.fill_between(steps, mean - half, mean + half, alpha=0.2)
        plot.set_title(task)
        plot.set_xlabel("environment steps")
        plot.legend()
    plots[0][0].set_ylabel("return")
    figure.savefig(file, dpi=120)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A table and a figure of both sides.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--figure", help="where the figure is written, as PNG, SVG or PDF")
    arguments = parser.parse_args()
    found = read(arguments.folder)
    if not found:
        parser.error(f"there are no results in {arguments.folder}")
    print("\n".join(table(found)))
    if arguments.figure:
        draw(found, arguments.figure)
