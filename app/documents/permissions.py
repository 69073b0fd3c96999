"""Permissions over papers and their templates."""

from enum import StrEnum


class Permission(StrEnum):
    """Who sees the register of papers, who cancels one, who replaces templates.

    A single paper is read by whoever may read the record it belongs to.
    """

    PAPER_VIEW = "documents:paper:view"
    PAPER_CANCEL = "documents:paper:cancel"
    TEMPLATE_MANAGE = "documents:template:manage"
