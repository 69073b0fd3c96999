"""Permissions over mentors and mentorships."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with mentors. A mentor opens the own card without any."""

    MENTOR_VIEW = "mentors:mentor:view"  # those of the own organization
    MENTOR_VIEW_ALL = "mentors:mentor:view_all"
    MENTOR_MANAGE = "mentors:mentor:manage"
    MENTOR_ENTER = "mentors:mentor:enter"  # people of the own organization
    MENTORSHIP_VIEW = "mentors:mentorship:view"  # students' names beside their mentors
    MENTORSHIP_VIEW_OWN = "mentors:mentorship:view_own"
    MENTORSHIP_MANAGE = "mentors:mentorship:manage"
