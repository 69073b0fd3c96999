"""By what right a signatory signs."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class Authority(LabelledEnum):
    """The paper that gives a signatory the right to sign."""

    CHARTER = "charter", _l("Устав")
    POWER = "power_of_attorney", _l("доверенность")
    ORDER = "order", _l("приказ")
    REGULATIONS = "regulations", _l("положение")


class SignatoryGender(LabelledEnum):
    """«Действующего» or «действующей»; told from the name when nobody says."""

    MALE = "male", _l("действующий")
    FEMALE = "female", _l("действующая")
