"""Documents in words: the way of one, its name, how its sheet stands."""

from collections.abc import Sequence

from flask_babel import gettext as _

from app.activities.documents.enums import DocumentState, SheetAnswer
from app.activities.documents.models import ClusterDocument, DocumentVersion, SheetLine
from app.base.steps import Step, steps_of
from app.base.typography import NBSP, day

WAY = (DocumentState.DRAFT, DocumentState.REVIEW, DocumentState.APPROVED)


def way_of(document: ClusterDocument) -> list[Step]:
    """Return the steps of the newest version; what was replaced or cancelled has left the way."""
    stage = document.stage
    if stage not in WAY:
        return []
    current = document.open_version or document.in_force
    way = [
        (_("проект"), _("версия %(number)d", number=current.number) if current else _("нет файла")),
        (_("согласование"), sheet_words(current.sheet) if current else ""),
        (_("утверждён"), day(current.approved_on) if current else ""),
    ]
    done = stage is DocumentState.APPROVED
    return steps_of(way, present=len(way) if done else WAY.index(stage))


def sheet_words(sheet: Sequence[SheetLine]) -> str:
    """Return «согласовали 2 из 3», nothing while nobody was asked."""
    if not sheet:
        return ""
    agreed = sum(line.answer is SheetAnswer.AGREED for line in sheet)
    return _("согласовали %(agreed)d из %(asked)d", agreed=agreed, asked=len(sheet))


def document_name(document: ClusterDocument) -> str:
    """Return «№ 14 от 29 августа 2023 г.», the date alone without a number."""
    if document.number:
        return f"№{NBSP}{document.number} {_('от')} {day(document.dated_on)}"
    return day(document.dated_on)


def basis_of(version: DocumentVersion) -> str:
    """Return by what a version was approved: «протокол № 3 от 29 августа 2023 г.»."""
    if not version.minutes_number:
        return ""
    return _(
        "протокол № %(number)s от %(day)s",
        number=version.minutes_number,
        day=day(version.minutes_on),
    )


def organizations_of(document: ClusterDocument) -> str:
    """Return the short names of the sides."""
    return ", ".join(one.organization.short_name for one in document.parties)
