"""When graduates are asked about their work, and where what is known comes from."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class CutOff(LabelledEnum):
    """A date of the monitoring; intentions are asked before graduation."""

    INTENTION = "intention", _l("до выпуска (намерения)")
    OCTOBER = "october", _l("на 1 октября")
    DECEMBER = "december", _l("на 1 декабря")
    MARCH = "march", _l("на 1 марта")
    JUNE = "june", _l("на 1 июня")


class OutcomeProof(LabelledEnum):
    """What confirms where a graduate is."""

    NONE = "none", _l("не подтверждено")
    CERTIFICATE = "certificate", _l("справка с места работы или учёбы")
    FUND = "fund", _l("сведения Социального фонда")
    SELF_EMPLOYED = "self_employed", _l("справка о самозанятости")
    ORDER = "order", _l("приказ или трудовой договор")


class OutcomeSource(LabelledEnum):
    """Where a record comes from."""

    STAFF = "staff", _l("записано колледжем")
    OFFER = "offer", _l("предложение на ярмарке")
    CONTRACT = "contract", _l("целевой договор")
    LINK = "link", _l("ответ по ссылке")
    SHEET = "sheet", _l("таблица")
