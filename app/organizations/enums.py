"""Kinds of organizations."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class OrganizationKind(LabelledEnum):
    """What an organization is in the cluster."""

    COLLEGE = "college", _l("Колледж")
    SCHOOL = "school", _l("Школа")
    KINDERGARTEN = "kindergarten", _l("Детский сад")
    EXTRA = "extra", _l("Дополнительное образование")
    CAMP = "camp", _l("Детский лагерь")
    EMPLOYMENT_CENTRE = "employment_centre", _l("Центр занятости")
    OTHER = "other", _l("Другая организация")
