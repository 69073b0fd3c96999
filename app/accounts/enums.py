"""Roles of people on the site."""

from flask_babel import lazy_gettext as _l

from app.web.labels import LabelledEnum


class Role(LabelledEnum):
    """What a person is to the cluster; decides what they may do."""

    ADMIN = "admin", _l("Администратор")
    STAFF = "staff", _l("Методист")
    COUNCIL = "council", _l("Член совета")
    MENTOR = "mentor", _l("Наставник")
    EMPLOYER = "employer", _l("Работодатель")
    STUDENT = "student", _l("Студент")


class TokenPurpose(LabelledEnum):
    """What a one-time link is for."""

    INVITATION = "invitation", _l("приглашение")
    PASSWORD_RESET = "password_reset", _l("новый пароль")
