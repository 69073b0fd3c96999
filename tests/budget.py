"""What a run of the tests spends, and on what: told at its end, held by tests/test_budget.py."""

from collections import Counter
from types import FunctionType
from typing import Any

import pytest

MOST_TOLD = 10
# What opens every page of the site, or fills a whole site with records, for each case.
WALKS = {"make_world", "make_one_of_each", "load_demo", "build_cluster", "small_cluster"}


def tell_modules(reporter: Any) -> None:
    """Print the time of all tests together and of the modules that take most of it."""
    seconds: Counter[str] = Counter()
    for report in [one for found in reporter.stats.values() for one in found]:
        if isinstance(report, pytest.TestReport):
            seconds[report.nodeid.partition("::")[0]] += report.duration
    if len(seconds) > MOST_TOLD:
        reporter.section(f"{seconds.total():.0f} s of tests in all processes, the longest modules")
        for module, duration in seconds.most_common(MOST_TOLD):
            reporter.write_line(f"{duration:6.0f} s  {module}")


def cases_on_site(items: list[pytest.Item]) -> Counter[str]:
    """Count by module the cases that run on an application with its database."""
    return Counter(
        item.nodeid.partition("::")[0]
        for item in items
        if {"app", "small_cluster", "large_cluster", "site"}
        & set(getattr(item, "fixturenames", ()))
    )


def walks(items: list[pytest.Item]) -> Counter[str]:
    """Count by module the cases that walk or fill a whole site."""
    return Counter(
        item.nodeid.partition("::")[0]
        for item in items
        if isinstance(item, pytest.Function) and _walks(item)
    )


def _walks(item: pytest.Function) -> bool:
    fixtures = item._fixtureinfo.name2fixturedefs.values()
    functions = [item.function, *(each.func for found in fixtures for each in found)]
    called = {name for one in functions for name in _names(one)} | set(item.fixturenames)
    module = vars(item.module)
    further = {each for name in called for each in _names(module.get(name))}
    return bool(WALKS & (called | further))


def _names(function: Any) -> set[str]:
    return set(function.__code__.co_names) if isinstance(function, FunctionType) else set()
