"""Permissions over background jobs."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with the jobs of others; one's own need no permission."""

    JOB_VIEW = "jobs:job:view"
