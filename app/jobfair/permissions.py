"""Permissions over the job fair. The catalogue and the fairs' figures are open to everybody."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do at the fair; whose records, the queries decide."""

    FAIR_MANAGE = "jobfair:fair:manage"
    VACANCY_POST = "jobfair:vacancy:post"
    VACANCY_APPROVE = "jobfair:vacancy:approve"
    POSITION_MANAGE = "jobfair:position:manage"
    OFFER_MAKE = "jobfair:offer:make"
    ENTRANCE_MANAGE = "jobfair:entrance:manage"
    CHECKIN_DO = "jobfair:checkin:do"
    APPLICATION_SUBMIT = "jobfair:application:submit"
    TIMETABLE_MANAGE = "jobfair:timetable:manage"
    TALK_MANAGE = "jobfair:talk:manage"
    TALK_RATE = "jobfair:talk:rate"
