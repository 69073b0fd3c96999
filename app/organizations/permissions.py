"""Permissions over organizations."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with organizations. The list itself is open to everybody."""

    ORGANIZATION_MANAGE = "organizations:organization:manage"
    ORGANIZATION_VIEW_OWN = "organizations:organization:view_own"
