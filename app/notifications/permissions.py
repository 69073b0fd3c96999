"""Permissions over letters."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with the site's letters."""

    LETTER_VIEW = "notifications:letter:view"
    LETTER_OPEN = "notifications:letter:open"  # the one-time links of letters only shown
    LETTER_RESEND = "notifications:letter:resend"
