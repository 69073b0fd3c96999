"""Every page of the site in a large cluster and in a small one: as many queries, few bytes.

The walk is over the URL map as each role, so a new package's pages are in it by themselves; their
records come from the package's demo part.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from app.base.query_count import counted_queries
from app.demo.scale import Scale
from tests.clusters import SMALL, VISITORS, Cluster, build_cluster

LARGE = Scale("large", employers=500, students=5_000)
MOST_BYTES = 150_000
# A choice among few is one statement; among many, another finds what is chosen already.
SLACK = 3


@dataclass(frozen=True)
class Visit:
    """What a page took: statements, bytes of HTML (0 of a file)."""

    path: str
    statements: int
    size: int


@pytest.fixture(scope="module")
def clusters() -> Iterator[tuple[Cluster, Cluster]]:
    """The small and the large cluster, each on a database of its own."""
    with ExitStack() as stack:
        yield build_cluster(stack, SMALL), build_cluster(stack, LARGE)


@pytest.mark.parametrize("visitor", VISITORS)
def test_pages_of_a_large_cluster_take_no_more_than_those_of_a_small_one(
    clusters: tuple[Cluster, Cluster], visitor: str
) -> None:
    small, large = (dict(walk(cluster, visitor)) for cluster in clusters)
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


def walk(cluster: Cluster, visitor: str) -> Iterator[tuple[str, Visit]]:
    """Visit a page of every route that answers this person."""
    client = cluster.client(visitor)
    for endpoint, paths in cluster.addresses.items():
        for path in paths:
            with counted_queries() as statements:
                answer = client.get(path)
            if answer.status_code == 200:
                size = len(answer.data) if answer.mimetype == "text/html" else 0
                yield endpoint, Visit(path, len(statements), size)
            if answer.status_code != 404:  # another record may be this person's
                break
