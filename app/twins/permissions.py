"""Permissions over records written twice."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with pairs; a kind asks its own permission beside it."""

    PAIR_DECIDE = "twins:pair:decide"
