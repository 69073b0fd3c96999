"""Permissions over the settings."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with the settings."""

    SETTINGS_VIEW = "settings:settings:view"
    SETTINGS_MANAGE = "settings:settings:manage"
    CALENDAR_MANAGE = "settings:calendar:manage"
    COUNCIL_MANAGE = "settings:council:manage"
    SIGNATORY_MANAGE = "settings:signatory:manage"
    SIGNATORY_MANAGE_OWN = "settings:signatory:manage_own"
