"""Permissions over the employment of graduates and its analysis."""

from enum import StrEnum


class Permission(StrEnum):
    """Staff alone enter and read what became of graduates; the council reads the analysis too."""

    OUTCOME_MANAGE = "outcomes:outcome:manage"
    ANALYSIS_VIEW = "outcomes:analysis:view"
    ANALYSIS_MANAGE = "outcomes:analysis:manage"
