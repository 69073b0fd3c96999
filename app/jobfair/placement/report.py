"""What a fair came to, for the council: the figures of all its rooms as a stored paper."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.figures import FigureTable, write_figures
from app.base.typography import day, share
from app.documents.fair_forms import FAIR_REPORT
from app.documents.models import Paper
from app.documents.printing import filename_of, render_draft, snapshot_of
from app.documents.queries import find_paper
from app.documents.signatories import college_signature
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.jobfair.checkin.queries.day import count_present
from app.jobfair.interviews.queries.results import count_results
from app.jobfair.models import Fair
from app.jobfair.placement.audiences import AUDIENCES
from app.jobfair.placement.enums import GraduateStanding
from app.jobfair.placement.queries import graduates
from app.jobfair.queries.fairs import FairFigures, figures_of
from app.web.audiences import answers_of_audiences
from app.web.cards import panels_of

_MOST = 30  # employers a table of the report names

Row = dict[str, str]
Standings = Mapping[GraduateStanding, int]


def standing_report(fair: Fair) -> Paper | None:
    """Return the report that was issued for a fair."""
    return find_paper(fair, kind=FAIR_REPORT.name)


def render_report(fair: Fair, file_format: PaperFormat, *, today: date) -> tuple[bytes, str]:
    """Return the draft of a fair's report as a file with its name: the figures of today.

    Raises NoPdfError, UnprintableTextError.
    """
    name = f"{_('Отчёт о ярмарке')} — {fair.title}.{file_format}"
    return render_draft(_draft(fair, on=today), file_format), name


def report_sheet(fair: Fair, *, today: date) -> tuple[bytes, str]:
    """Return the figures of the issued report, else of today's draft, with a chart of each."""
    paper = standing_report(fair)
    said = snapshot_of(paper) if paper and paper.snapshot else _draft(fair, on=today)
    values: Any = said["values"]
    name = (
        filename_of(paper, "docx").removesuffix(".docx")
        if paper
        else f"{_('Отчёт о ярмарке')} — {fair.title}"
    )
    notes = [values["draft"], *(f"{one['label']}: {one['value']}" for one in values["facts"])]
    tables = [_figures(one) for one in values["tables"]]
    return write_figures(name, tables, notes=[line for line in notes if line]), f"{name}.xlsx"


def _figures(table: Mapping[str, Any]) -> FigureTable:
    def lines(rows: Sequence[Row]) -> list[tuple[str, int, str]]:
        return [(row["label"], int(row["value"]), row["share"]) for row in rows]

    return FigureTable(
        table["caption"],
        (table["value_head"], table["share_head"]),
        lines(table["rows"]),
        lines(table["totals"]),
    )


def _draft(fair: Fair, *, on: date) -> Snapshot:
    conclusions = proposed_conclusions(fair, today=on)
    return snapshot_of_report(fair, on=on, conclusions=conclusions)


def snapshot_of_report(
    fair: Fair, *, on: date, conclusions: str, number: str | None = None
) -> Snapshot:
    """Return what the report says on a day; a draft without a number."""
    values = {
        "number": number or _("б/н"),
        "date": on,
        "subject": _("«%(title)s»", title=fair.title),
        "draft": "" if number else _("Проект"),
        "facts": [
            _fact(_("Когда и где"), f"{day(fair.held_on)}, {fair.venue}"),
            _fact(_("Пункты плана"), ", ".join(item.number for item in fair.plan_items) or "—"),
            *_afterwards(fair),
        ],
        "tables": list(_tables(fair, on)),
        "paragraphs": [line for line in conclusions.splitlines() if line.strip()],
        **college_signature(on),
    }
    return take_snapshot(FAIR_REPORT, values, date=on)


def proposed_conclusions(fair: Fair, *, today: date) -> str:
    """Return the figures in words: a beginning that staff corrects."""
    standings = graduates.count_standings(fair, today=today)
    accepted, applied = standings[GraduateStanding.ACCEPTED], sum(standings.values())
    if not applied:
        return ""
    return _(
        "Студентов и выпускников откликнулось на вакансии: %(applied)d, "
        "приняли предложение: %(accepted)d (%(share)s).",
        applied=applied,
        accepted=accepted,
        share=share(accepted, applied),
    )


def _afterwards(fair: Fair) -> list[Row]:
    """What packages above know of those who found work: nothing until some months later."""
    panels = panels_of("fair_report", fair, None)
    return [_fact(line.title, line.detail) for panel in panels for line in panel.lines]


def _fact(label: str, value: str) -> Row:
    return {"label": label, "value": value}


def _line(label: str, value: int, whole: int = 0) -> Row:
    return {"label": label, "value": str(value), "share": share(value, whole)}


def _table(
    caption: str, rows: Sequence[Row], *, totals: Sequence[Row] = (), shares: str = ""
) -> dict[str, Any]:
    heads = {"value_head": _("сколько"), "share_head": shares}
    return {"caption": caption, **heads, "rows": list(rows), "totals": list(totals)}


def _tables(fair: Fair, today: date) -> Iterator[dict[str, Any]]:
    figures = figures_of([fair.id])[fair.id]
    yield _coming(fair, figures)
    yield _talking(fair, figures)
    standings = graduates.count_standings(fair, today=today)
    applied = sum(standings.values())
    yield _table(
        _("Где выпускники по итогам ярмарки"),
        [_line(str(one.of_many), count, applied) for one, count in standings.items()],
        totals=[_line(_("Всего откликнулось"), applied)],
        shares=_("от всех"),
    )
    yield _accepted(
        _("По специальностям: приняли предложение"),
        [
            (f"{code} {name}", accepted, applied)
            for code, name, applied, accepted in graduates.count_by_speciality(fair)
        ],
        shares=_("от откликнувшихся"),
    )
    yield _accepted(
        _("По работодателям: приняли предложение"),
        [
            (name, accepted, seats)
            for name, seats, accepted in graduates.count_by_employer(fair, limit=_MOST)
        ],
        shares=_("от мест"),
    )
    for one in answers_of_audiences([audience.name for audience in AUDIENCES], fair.id):
        yield _answers(one)


def _answers(table: FigureTable) -> dict[str, Any]:
    def rows(lines: Sequence[tuple[str, int, str]]) -> list[Row]:
        return [{"label": label, "value": str(n), "share": share} for label, n, share in lines]

    value_head, share_head = table.heads
    return {
        "caption": table.caption,
        "value_head": value_head,
        "share_head": share_head,
        "rows": rows(table.rows),
        "totals": rows(table.totals),
    }


def _coming(fair: Fair, figures: FairFigures) -> dict[str, Any]:
    present = count_present(fair)
    return _table(
        _("Участники и вакансии"),
        [
            _line(_("Работодателей с вакансиями"), figures.employers),
            _line(_("Вакансий в каталоге"), figures.shown),
            _line(_("из них заняты полностью"), figures.filled, figures.shown),
            _line(_("Пришло студентов и выпускников"), present.students, present.expected),
            _line(_("Пришло представителей работодателей"), present.representatives),
            _line(_("Гостей"), present.visitors),
        ],
        shares=_("доля"),
    )


def _talking(fair: Fair, figures: FairFigures) -> dict[str, Any]:
    talks = count_results(fair)
    return _table(
        _("Отклики и собеседования"),
        [
            _line(_("Откликов на вакансии"), figures.applications),
            _line(_("Назначено собеседований"), talks.talks),
            _line(_("из них состоялось"), talks.held, talks.talks),
            _line(_("из них без записи"), talks.walk_ins),
            _line(_("из состоявшихся обе стороны хотят продолжить"), talks.mutual, talks.held),
            _line(_("Сделано предложений"), figures.offers),
        ],
        shares=_("доля"),
    )


def _accepted(
    caption: str, parts: Sequence[tuple[str, int, int]], *, shares: str
) -> dict[str, Any]:
    whole = _line(_("Всего"), sum(one[1] for one in parts), sum(one[2] for one in parts))
    totals = [whole] if len(parts) > 1 else []
    return _table(caption, [_line(*one) for one in parts], totals=totals, shares=shares)
