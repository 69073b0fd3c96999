"""Permissions over the employment of graduates."""

from enum import StrEnum


class Permission(StrEnum):
    """Staff alone enter and read what became of graduates."""

    OUTCOME_MANAGE = "outcomes:outcome:manage"
