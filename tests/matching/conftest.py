"""Instances that several tests of the matching engine share."""

from __future__ import annotations

import pytest

from app.matching import Instance, Place


@pytest.fixture
def two_towns() -> Instance:
    """Three students, two places of one seat, everybody ranked: one stays without a place."""
    return Instance(
        proposers={"s1": ["b1", "b2"], "s2": ["b1"], "s3": ["b2", "b1"]},
        places={
            "b1": Place(1, ranking=["s2", "s1", "s3"]),
            "b2": Place(1, ranking=["s3", "s1"]),
        },
    )
