"""Permissions over practice."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with practice. Which periods a person sees is the queries' answer."""

    BASE_VIEW = "practice:base:view"
    BASE_VIEW_ALL = "practice:base:view_all"
    BASE_EDIT_OWN = "practice:base:edit_own"
    BASE_MANAGE = "practice:base:manage"
    PERIOD_VIEW = "practice:period:view"
    PERIOD_MANAGE = "practice:period:manage"
    CLEARANCE_MANAGE = "practice:clearance:manage"
    PLACE_MANAGE = "practice:place:manage"
    PLACE_OFFER = "practice:place:offer"
    PLACE_VIEW_OWN = "practice:place:view_own"
    APPLICATION_VIEW = "practice:application:view"
    APPLICATION_SUBMIT = "practice:application:submit"
    DISTRIBUTION_RUN = "practice:distribution:run"
    PLACEMENT_MANAGE = "practice:placement:manage"
    HOSTING_MANAGE = "practice:hosting:manage"
    HOSTING_ANSWER = "practice:hosting:answer"
    AGREEMENT_VIEW = "practice:agreement:view"
    AGREEMENT_MANAGE = "practice:agreement:manage"
    COURSE_FOLLOW = "practice:course:follow"
    SUPERVISION_DO = "practice:supervision:do"
    ATTENDANCE_MARK = "practice:attendance:mark"
    REFERENCE_WRITE = "practice:reference:write"
    DIARY_WRITE = "practice:diary:write"
    FEEDBACK_GIVE = "practice:feedback:give"
    PAPER_MANAGE = "practice:paper:manage"
