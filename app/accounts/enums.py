"""Roles of people on the site, and how their accounts stand."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class Role(LabelledEnum):
    """What a person is to the cluster; decides what they may do."""

    ADMIN = "admin", _l("Администратор")
    STAFF = "staff", _l("Методист")
    COUNCIL = "council", _l("Член совета")
    MENTOR = "mentor", _l("Наставник")
    SUPERVISOR = "supervisor", _l("Преподаватель — руководитель практики")
    EMPLOYER = "employer", _l("Работодатель")
    STUDENT = "student", _l("Студент")


class UserState(LabelledEnum):
    """How an account stands; computed, never stored."""

    ACTIVE = "active", _l("активен"), "done"
    INVITED = "invited", _l("ждём первого входа"), "soon"
    CLOSED = "closed", _l("заблокирован"), "idle"


class TokenPurpose(LabelledEnum):
    """What a one-time link is for."""

    INVITATION = "invitation", _l("приглашение")
    PASSWORD_RESET = "password_reset", _l("новый пароль")
    SIGN_IN = "sign_in", _l("вход")


class AttemptKind(LabelledEnum):
    """What is counted towards a limit, and by what."""

    SIGN_IN_PLACE = "sign_in_place", _l("вход с одного места")
    SIGN_IN_ACCOUNT = "sign_in_account", _l("вход по почте")
    SIGN_IN_ADDRESS = "sign_in_address", _l("вход с адреса")
    LETTER_EMAIL = "letter_email", _l("письма на почту")
    LETTER_ADDRESS = "letter_address", _l("письма с адреса")
    JOIN_ADDRESS = "join_address", _l("заявки на участие с адреса")
    LINK_ADDRESS = "link_address", _l("ответы по ссылке с адреса")
    VISIT_ADDRESS = "visit_address", _l("записи на ярмарку с адреса")
