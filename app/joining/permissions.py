"""Permissions over requests to take part."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with requests; asking is open to everybody."""

    REQUEST_ANSWER = "joining:request:answer"
