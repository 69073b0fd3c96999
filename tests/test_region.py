"""Every page of the site in a large cluster and in a small one: as many queries, few bytes.

The walk is over the URL map as each role, so a new package's pages are in it by themselves; their
records come from the package's demo part.
"""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from app.demo.scale import Scale
from tests.clusters import VISITORS, Cluster, build_cluster

LARGE = Scale("large", employers=500, students=5_000)
MOST_BYTES = 150_000
# With the figures that are kept for half a minute, which tests read anew; without them about 40.
MOST_ON_DASHBOARD = 60
# A choice among few is one statement; among many, another finds what is chosen already.
SLACK = 3


@pytest.fixture(scope="module")
def large_cluster() -> Iterator[Cluster]:
    """A cluster as large as a region's."""
    with ExitStack() as stack:
        yield build_cluster(stack, LARGE)


# Whatever staff sees an administrator sees too.
@pytest.mark.parametrize("visitor", sorted({*VISITORS} - {"staff"}))
def test_pages_of_a_large_cluster_take_no_more_than_those_of_a_small_one(
    small_cluster: Cluster, large_cluster: Cluster, visitor: str
) -> None:
    small, large = small_cluster.visits(visitor), large_cluster.visits(visitor)
    common = small.keys() & large.keys()
    assert len(common) >= (5 if visitor in {"", "mentor1", "student1"} else 10), common
    slow = [
        f"{large[name].path}: {large[name].statements} statements, {small[name].statements} in a "
        "small cluster"
        for name in sorted(common)
        if large[name].statements > small[name].statements + SLACK
    ]
    heavy = [
        f"{visit.path}: {visit.size // 1000} KB"
        for visit in large.values()
        if visit.size > MOST_BYTES
    ]
    assert slow + heavy == []
    dashboards = [visit.statements for name, visit in large.items() if name == "web.dashboard"]
    assert all(statements <= MOST_ON_DASHBOARD for statements in dashboards), dashboards
