"""Kinds of documents, how they and their versions stand, what happens to them."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_VERSIONS = 1000


class DocumentKind(LabelledEnum):
    """What a document of the cluster is."""

    PLAN = "plan", _l("План")
    PASSPORT = "passport", _l("Паспорт")
    INVENTORY = "inventory", _l("Перечень")
    STATUTE = "statute", _l("Положение")
    REGULATION = "regulation", _l("Регламент")
    ADMISSION = "admission", _l("Предложения по КЦП")
    NOTE = "note", _l("Справка")
    REPORT = "report", _l("Отчёт")
    AGREEMENT = "agreement", _l("Соглашение")
    OPINION = "opinion", _l("Экспертное заключение")


REPORTS = frozenset({DocumentKind.NOTE, DocumentKind.REPORT})
BY_MINUTES = frozenset(
    {
        DocumentKind.PLAN,
        DocumentKind.STATUTE,
        DocumentKind.REGULATION,
        DocumentKind.ADMISSION,
    }
)


class DocumentState(LabelledEnum):
    """How a document stands."""

    DRAFT = "draft", _l("проект"), "idle"
    REVIEW = "review", _l("на согласовании"), "go"
    APPROVED = "approved", _l("утверждён"), "done"
    REPLACED = "replaced", _l("заменён"), "idle"
    CANCELLED = "cancelled", _l("отменён"), "idle"


class VersionState(LabelledEnum):
    """How a version of a document stands; at most one is a draft, at most one in force."""

    DRAFT = "draft", _l("проект"), "idle"
    REVIEW = "review", _l("на согласовании"), "go"
    APPROVED = "approved", _l("действует"), "done"
    REPLACED = "replaced", _l("заменена"), "idle"
    DROPPED = "dropped", _l("не принята"), "idle"


OPEN = frozenset({VersionState.DRAFT, VersionState.REVIEW})


class DocumentEvent(StrEnum):
    """What happens to a document."""

    EDIT = "edit"
    ARRANGE = "arrange"
    UPLOAD = "upload"
    ASK = "ask"
    ANSWER = "answer"
    RETURN = "return"
    APPROVE = "approve"
    DROP = "drop"
    REPLACE = "replace"
    CANCEL = "cancel"


class DocumentParty(StrEnum):
    """Whose step it is."""

    COLLEGE = "college"
    ASKED = "asked"


class SheetAnswer(LabelledEnum):
    """What somebody asked to agree has said."""

    AGREED = "agreed", _l("согласовано"), "done"
    REMARKS = "remarks", _l("есть замечания"), "soon"
