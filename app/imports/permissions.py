"""Permissions over people's spreadsheets."""

from enum import StrEnum


class Permission(StrEnum):
    """Who may load spreadsheets; what is loaded asks for the permission of its own package too."""

    RUN = "imports:run:make"
    RUN_ACCOUNTS = "imports:run:make_accounts"
