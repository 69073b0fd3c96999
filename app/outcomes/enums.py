"""Days of the monitoring, where a fact comes from, what proves it, what became of it."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class CutoffKind(LabelledEnum):
    """Which of the monitoring's days of a year it is; the day itself stands with the cut-off."""

    BEFORE = "before", _l("до выпуска (намерения)")
    OCTOBER = "october", _l("1 октября")
    DECEMBER = "december", _l("1 декабря")
    MARCH = "march", _l("1 марта")
    JUNE = "june", _l("1 июня")


class OutcomeSource(LabelledEnum):
    """Who or what a fact comes from."""

    OFFER = "offer", _l("предложение на ярмарке")
    CONTRACT = "contract", _l("целевой договор")
    GRADUATE = "graduate", _l("ответ выпускника")
    EMPLOYER = "employer", _l("ответ работодателя")
    SHEET = "sheet", _l("таблица")
    STAFF = "staff", _l("внёс колледж")


class OutcomeProof(LabelledEnum):
    """What proves employment."""

    CERTIFICATE = "certificate", _l("справка с места работы")
    FUND = "fund", _l("сведения СФР")
    TAX = "tax", _l("справка о самозанятости или ИП")
    ORDER = "order", _l("приказ о приёме или зачислении")
    CONTRACT_COPY = "contract_copy", _l("копия трудового договора")
    WORDS = "words", _l("со слов, без документа")


class StatementState(LabelledEnum):
    """What became of what somebody said."""

    WAITING = "waiting", _l("ждёт решения"), "soon"
    TAKEN = "taken", _l("учтено"), "done"
    LEFT = "left", _l("оставлено без изменений"), "idle"


class OutcomeUrgency(LabelledEnum):
    """Who needs help first; the list is ordered by the rank."""

    RISK = "risk", _l("под риском"), "late"
    UNKNOWN = "unknown", _l("нет сведений"), "none"
    OTHER = "other", _l("не занят(-а), другая причина"), "idle"
    SETTLED = "settled", _l("занят(-а)"), "done"

    @property
    def rank(self) -> int:
        """The place in the stored order."""
        return list(OutcomeUrgency).index(self)


class OutcomeEvent(LabelledEnum):
    """What may happen to a cut-off."""

    CLOSE = "close", _l("Закрыть срез")
    REOPEN = "reopen", _l("Открыть снова")


class CutoffState(LabelledEnum):
    """Whether facts are still collected."""

    OPEN = "open", _l("сведения собираются"), "go"
    CLOSED = "closed", _l("закрыт"), "done"


class OutcomeParty(StrEnum):
    """Whose step it is: the monitoring is the college's alone."""

    STAFF = "staff"


class StatementEvent(LabelledEnum):
    """What staff does with what somebody said."""

    TAKE = "take", _l("Учесть")
    LEAVE = "leave", _l("Оставить как есть")
