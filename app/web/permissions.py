"""Permissions of the shell itself."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do in the shell."""

    ADMINISTRATION_VIEW = "web:administration:view"
    STYLEGUIDE_VIEW = "web:styleguide:view"
