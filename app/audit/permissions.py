"""Permissions of the audit log."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with the log."""

    ENTRY_VIEW = "audit:entry:view"
    HISTORY_VIEW = "audit:history:view"  # of one record at a time that the person manages
