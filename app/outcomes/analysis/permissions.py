"""Permissions over the analysis of graduates."""

from enum import StrEnum


class Permission(StrEnum):
    """Staff and council read it; staff refresh it, take the table and write the note."""

    ANALYSIS_VIEW = "outcomes:analysis:view"
    ANALYSIS_MANAGE = "outcomes:analysis:manage"
