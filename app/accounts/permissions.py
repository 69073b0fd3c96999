"""Permissions over people's accounts."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with accounts."""

    USER_VIEW = "accounts:user:view"
    USER_INVITE = "accounts:user:invite"
    USER_MANAGE = "accounts:user:manage"
