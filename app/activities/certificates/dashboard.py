"""What certificates ask of people today."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from app.activities.certificates import queries
from app.activities.certificates.enums import CertificateStanding
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import counted, day
from app.base.viewer import Viewer
from app.web.dashboard import Part, Todo, Urgency
from app.web.tallies import PageTally

WAITING = PageTally(
    lambda viewer: (
        queries.tally_waiting(clock.today()) if viewer.can(Permission.CERTIFICATE_MANAGE) else None
    )
)


def part(viewer: Viewer) -> Part:
    """Return the own certificates that end; for staff how many of all do, and what they lack."""
    todo = list(_own(viewer))
    if row := WAITING.row(viewer):
        todo += _of_all(queries.CertificateCounts(*row))
    return Part(todo)


def _own(viewer: Viewer) -> Iterator[Todo]:
    for one in queries.list_ending_of(viewer.id, today=clock.today()):
        yield Todo(
            _("Истекает ваш документ: «%(programme)s»", programme=one.programme),
            url_for("activities.certificate_detail", certificate_id=one.id),
            _("Открыть"),
            _("действует до %(day)s", day=day(one.valid_until)),
            urgency=Urgency.SOON,
        )


def _of_all(counts: queries.CertificateCounts) -> Iterator[Todo]:
    if counts.expiring:
        words = (_("документа"), _("документов"), _("документов"))
        yield Todo(
            _("Истекает срок %(count)s об обучении", count=counted(counts.expiring, *words)),
            _list_of(CertificateStanding.EXPIRING),
            _("Посмотреть"),
            _("в ближайшие 60 дней"),
            urgency=Urgency.SOON,
        )
    if counts.incomplete:
        words = (_("документ"), _("документа"), _("документов"))
        yield Todo(
            _("Без номера или скана: %(count)s", count=counted(counts.incomplete, *words)),
            _list_of(CertificateStanding.INCOMPLETE),
            _("Дополнить"),
            _("пока их нет, пункт плана не подтверждён"),
            urgency=Urgency.HOUSEKEEPING,
        )


def _list_of(standing: CertificateStanding) -> str:
    return url_for("activities.certificate_list", standing=standing.value, sort="until")
