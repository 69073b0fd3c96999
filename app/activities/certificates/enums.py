"""Kinds of certificates, and how one stands on a day."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class CertificateKind(LabelledEnum):
    """What was given at the end."""

    QUALIFICATION = "qualification", _l("Удостоверение о повышении квалификации")
    RETRAINING = "retraining", _l("Диплом о профессиональной переподготовке")
    CERTIFICATE = "certificate", _l("Сертификат")
    EXPERT = "expert", _l("Свидетельство эксперта демонстрационного экзамена")
    INTERNSHIP = "internship", _l("Документ о стажировке")
    OTHER = "other", _l("Другой документ")


class CertificateStanding(LabelledEnum):
    """How a certificate stands today; what is wrong comes first."""

    EXPIRED = "expired", _l("срок истёк"), "late"
    EXPIRING = "expiring", _l("истекает"), "soon"
    INCOMPLETE = "incomplete", _l("нет номера или скана"), "soon"
    VALID = "valid", _l("действует"), "done"
