"""Permissions over students' records."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with students. Each student sees the own card without any."""

    STUDENT_VIEW = "students:student:view"
    STUDENT_MANAGE = "students:student:manage"
    STUDENT_INVITE = "students:student:invite"
    GROUP_MANAGE = "students:group:manage"
