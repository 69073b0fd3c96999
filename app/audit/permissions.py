"""Permissions of the audit log."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with the log."""

    ENTRY_VIEW = "audit:entry:view"
    HISTORY_VIEW = "audit:history:view"  # of the kinds of records the person manages
