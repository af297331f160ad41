"""Writes statistics.json: score matrices and what SciPy and NumPy make of them.

Point estimates follow Agarwal et al. 2021 and its library rliable: trim_mean for the interquartile
mean, the Mann-Whitney U statistic for the probability of improvement. Intervals are from a stratified
percentile bootstrap. Needs scipy:

    python statistics_cases.py > ../resources/statistics.json
"""

import json

import numpy as np
from scipy import stats

RESAMPLES = 20000


def aggregates(scores, target):
    means = [np.mean(runs) for runs in scores]
    capped = [np.mean(np.minimum(runs, target)) for runs in scores]
    return {
        "mean": np.mean(means),
        "median": np.median(means),
        "iqm": stats.trim_mean(np.concatenate(scores), 0.25),
        "optimality_gap": target - np.mean(capped),
    }


def improvement(first, second):
    return np.mean([
        stats.mannwhitneyu(x, y, alternative="greater").statistic / (len(x) * len(y))
        for x, y in zip(first, second)
    ])


def drawn(scores, random):
    return [runs[random.integers(len(runs), size=len(runs))] for runs in scores]


def interval(values):
    return list(np.percentile(values, [2.5, 97.5]))


def intervals(scores, target, random):
    values = [aggregates(drawn(scores, random), target) for _ in range(RESAMPLES)]
    return {key: interval([it[key] for it in values]) for key in values[0]}


def profile(scores, thresholds):
    return [np.mean([np.mean(runs > tau) for runs in scores]) for tau in thresholds]


def tests(first, second):
    welch = stats.ttest_ind(first, second, equal_var=False)
    ranks = stats.mannwhitneyu(first, second)
    return {
        "welch_t": welch.statistic,
        "welch_p": welch.pvalue,
        "mann_whitney_u": ranks.statistic,
        "mann_whitney_p": ranks.pvalue,
    }


def case(name, first, second, random):
    target = 1.0
    thresholds = list(np.linspace(min(map(np.min, first)) - 0.1, max(map(np.max, first)), 12))
    return {
        "name": name,
        "first": [list(runs) for runs in first],
        "second": [list(runs) for runs in second],
        "target": target,
        "aggregates": aggregates(first, target),
        "intervals": intervals(first, target, random),
        "improvement": improvement(first, second),
        "improvement_interval": interval([
            improvement(drawn(first, random), drawn(second, random)) for _ in range(2000)
        ]),
        "thresholds": thresholds,
        "profile": profile(first, thresholds),
        "tests": [tests(x, y) for x, y in zip(first, second)],
    }


def main():
    random = np.random.default_rng(2021)

    def normal(runs, centre):
        return random.normal(centre, 0.3, size=runs)

    cases = [
        case(
            "five tasks of ten runs",
            [normal(10, 0.2 * i) for i in range(5)],
            [normal(10, 0.15 * i) for i in range(5)],
            random,
        ),
        case("one task of five runs", [normal(5, 0.8)], [normal(5, 0.4)], random),
        case(
            "different numbers of runs",
            [normal(n, 0.5) for n in (3, 7, 12)],
            [normal(n, 0.6) for n in (4, 7, 20)],
            random,
        ),
        case(
            "ties",
            [np.round(normal(10, 0.5), 1) for _ in range(4)],
            [np.round(normal(10, 0.5), 1) for _ in range(4)],
            random,
        ),
        case(
            "returns below zero",
            [random.normal(-150, 20, size=9)],
            [random.normal(-170, 60, size=11)],
            random,
        ),
    ]
    print(json.dumps({"cases": cases}, indent=1))


if __name__ == "__main__":
    main()
