"""Permissions over links."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with links; whoever holds one answers it without any."""

    LINK_MANAGE = "links:link:manage"
