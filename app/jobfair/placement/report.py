"""What a fair came to, for the council: the figures of all its rooms as an informative note."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.typography import day, share
from app.documents.catalog import INFORMATIVE_NOTE
from app.documents.printing import render_draft
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.jobfair.checkin.queries.day import count_present
from app.jobfair.enums import FairState
from app.jobfair.interviews.queries.results import count_results
from app.jobfair.models import Fair
from app.jobfair.placement.enums import GraduateStanding
from app.jobfair.placement.queries import graduates
from app.jobfair.queries.fairs import figures_of

_MOST = 30  # employers a table of the note names

Row = dict[str, str]
Standings = Mapping[GraduateStanding, int]


def render_report(fair: Fair, file_format: PaperFormat, *, today: date) -> tuple[bytes, str]:
    """Return the report of a fair as a file with its name; a draft until results are drawn.

    Raises NoPdfError, UnprintableTextError.
    """
    name = f"{_('Отчёт о ярмарке')} — {fair.title}.{file_format}"
    return render_draft(snapshot_of_report(fair, on=today), file_format), name


def snapshot_of_report(fair: Fair, *, on: date) -> Snapshot:
    """Return what the report says on a day."""
    standings = graduates.count_standings(fair, today=on)
    values = {
        "number": _("б/н"),
        "date": on,
        "subject": _("об итогах: «%(title)s»", title=fair.title),
        "draft": "" if fair.state is FairState.CLOSED else _("Проект"),
        "facts": [
            _fact(_("Когда и где"), f"{day(fair.held_on)}, {fair.venue}"),
            _fact(_("Пункты плана"), ", ".join(item.number for item in fair.plan_items) or "—"),
        ],
        "tables": list(_tables(fair, standings)),
        "paragraphs": list(_conclusions(standings)),
        **college_signature(on),
    }
    return take_snapshot(INFORMATIVE_NOTE, values, date=on)


def _fact(label: str, value: str) -> Row:
    return {"label": label, "value": value}


def _line(label: str, value: int, whole: int = 0) -> Row:
    return {"label": label, "value": str(value), "share": share(value, whole)}


def _tables(fair: Fair, standings: Standings) -> Iterator[dict[str, Any]]:
    figures, talks = figures_of([fair.id])[fair.id], count_results(fair)
    present = count_present(fair)
    yield {
        "caption": _("Участники и вакансии"),
        "rows": [
            _line(_("Работодателей с вакансиями"), figures.employers),
            _line(_("Вакансий в каталоге"), figures.shown),
            _line(_("из них заняты полностью"), figures.filled, figures.shown),
            _line(_("Пришло студентов и выпускников"), present.students, present.expected),
            _line(_("Пришло представителей работодателей"), present.representatives),
            _line(_("Гостей"), present.visitors),
        ],
    }
    yield {
        "caption": _("Отклики и собеседования"),
        "rows": [
            _line(_("Откликов на вакансии"), figures.applications),
            _line(_("Назначено собеседований"), talks.talks),
            _line(_("из них состоялось"), talks.held, talks.talks),
            _line(_("из них без записи"), talks.walk_ins),
            _line(_("из состоявшихся обе стороны хотят продолжить"), talks.mutual, talks.held),
            _line(_("Сделано предложений"), figures.offers),
        ],
    }
    applied = sum(standings.values())
    yield {
        "caption": _("Где выпускники по итогам ярмарки"),
        "rows": [_line(str(one.of_many), count, applied) for one, count in standings.items()],
    }
    yield {"caption": _("По специальностям: приняли предложение"), "rows": _specialities(fair)}
    yield {"caption": _("По работодателям: приняли предложение"), "rows": _employers(fair)}


def _specialities(fair: Fair) -> list[Row]:
    return [
        _line(f"{code} {name}", accepted, applied)
        for code, name, applied, accepted in graduates.count_by_speciality(fair)
    ]


def _employers(fair: Fair) -> list[Row]:
    return [
        _line(name, accepted, seats)
        for name, seats, accepted in graduates.count_by_employer(fair, limit=_MOST)
    ]


def _conclusions(standings: Standings) -> Iterator[str]:
    accepted, applied = standings[GraduateStanding.ACCEPTED], sum(standings.values())
    if applied:
        yield _(
            "Студентов и выпускников откликнулось на вакансии: %(applied)d, "
            "приняли предложение: %(accepted)d (%(share)s).",
            applied=applied,
            accepted=accepted,
            share=share(accepted, applied),
        )
