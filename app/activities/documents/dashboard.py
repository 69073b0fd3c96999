"""What documents ask of people today, and what stands open to everybody."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _

from app.activities.documents import queries
from app.activities.documents.enums import SheetAnswer
from app.activities.documents.models import DocumentVersion
from app.activities.documents.wording import sheet_words
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import day, plural
from app.base.viewer import Viewer
from app.web.dashboard import Panel, Part, Todo, Urgency

ENDING = timedelta(days=30)
SHOWN = 10


def part(viewer: Viewer) -> Part:
    """Return what this person was asked to agree; for staff what to approve, mend and renew."""
    todo = list(_to_agree(viewer))
    if viewer.can(Permission.DOCUMENT_MANAGE):
        todo += [*_in_review(), *_ending()]
    return Part(todo)


def public_panels() -> list[Panel]:
    """Return how many documents are open to everybody, a link to them."""
    count = queries.count_public()
    if not count:
        return []
    url = url_for("activities.public_document_list")
    words = plural(count, _("открытый документ"), _("открытых документа"), _("открытых документов"))
    return [Panel(_("Документы кластера"), [(count, words, url)], url=url)]


def _to_agree(viewer: Viewer) -> Iterator[Todo]:
    for line in queries.list_waiting_for(viewer):
        document = line.document_version.document
        yield Todo(
            _("Согласовать документ «%(title)s»", title=document.title),
            url_for("activities.document_detail", document_id=document.id),
            _("Прочитать и ответить"),
            _("вас спросили %(day)s", day=day(line.asked_on)),
            urgency=Urgency.TODAY,
        )


def _in_review() -> Iterator[Todo]:
    for version in queries.list_in_review(limit=SHOWN):
        answers = {line.answer for line in version.sheet}
        if SheetAnswer.REMARKS in answers:
            yield _todo(version, _("Учесть замечания: «%(title)s»"), "version_create")
        elif None not in answers:
            yield _todo(version, _("Утвердить документ «%(title)s»"), "document_approve")


def _todo(version: DocumentVersion, title: str, endpoint: str) -> Todo:
    document = version.document
    return Todo(
        title % {"title": document.title},
        url_for(f"activities.{endpoint}", document_id=document.id),
        _("Утвердить") if endpoint == "document_approve" else _("Приложить новую версию"),
        sheet_words(version.sheet),
        urgency=Urgency.SOON,
    )


def _ending() -> Iterator[Todo]:
    today = clock.today()
    for document in queries.list_ending(today + ENDING, limit=SHOWN):
        is_over = document.valid_until is not None and document.valid_until < today
        yield Todo(
            _("Срок документа «%(title)s» истёк", title=document.title)
            if is_over
            else _("Срок документа «%(title)s» истекает", title=document.title),
            url_for("activities.document_detail", document_id=document.id),
            _("Открыть"),
            _("действует до %(day)s", day=day(document.valid_until)),
            urgency=Urgency.LATE if is_over else Urgency.SOON,
        )
