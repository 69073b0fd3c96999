"""Permissions over the employment of graduates and its analysis."""

from enum import StrEnum


class Permission(StrEnum):
    """Staff enter and read what became of graduates, the council reads the analysis too.

    A graduate answers for themselves.
    """

    OUTCOME_MANAGE = "outcomes:outcome:manage"
    OUTCOME_OWN = "outcomes:own:answer"
    ANALYSIS_VIEW = "outcomes:analysis:view"
    ANALYSIS_MANAGE = "outcomes:analysis:manage"
