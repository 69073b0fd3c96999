"""Permissions over award rounds."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with awards."""

    ROUND_VIEW = "awards:round:view"
    ROUND_MANAGE = "awards:round:manage"
    RESULT_VIEW = "awards:result:view"  # of closed rounds: the ranking and all awards
    NOMINATION_CREATE = "awards:nomination:create"
    NOMINATION_PROPOSE = "awards:nomination:propose"  # a student: whom he has learnt from
    NOMINATION_SCORE = "awards:nomination:score"
    AWARD_EDIT = "awards:award:edit"
