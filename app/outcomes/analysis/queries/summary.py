"""The summary as it is stored: the tidy table, the answers of each selection."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select

from app.base.identity import town_identity
from app.extensions import db
from app.organizations.models import Organization
from app.outcomes.analysis.facts import FACT_COLUMNS
from app.outcomes.analysis.models import AnalysisView, GraduateFacts
from app.outcomes.analysis.selection import WHOLE, GraduateSelection, Offered
from app.practice.models import PracticePlace
from app.students.models import Speciality

_PORTION = 5_000


def facts_rows() -> Sequence[Sequence[Any]]:
    """Return the tidy table, its columns in the order of FACT_COLUMNS."""
    columns = [getattr(GraduateFacts, name) for name in FACT_COLUMNS]
    return db.session.execute(select(*columns).order_by(GraduateFacts.student_id)).all()


def facts_portions(selection: GraduateSelection) -> Iterator[Sequence[Any]]:
    """Yield rows of the tidy table of a selection; no order of theirs tells who it is.

    They come by year, speciality and settlement, and within by what stands in them.
    """
    columns = [getattr(GraduateFacts, name) for name in FACT_COLUMNS]
    statement = select(*columns).order_by(
        GraduateFacts.year, GraduateFacts.speciality, GraduateFacts.town, GraduateFacts.mark,
        GraduateFacts.hours, GraduateFacts.offers, GraduateFacts.student_id,
    )  # fmt: skip
    if selection.year:
        statement = statement.where(GraduateFacts.year == selection.year)
    if selection.speciality:
        statement = statement.where(GraduateFacts.speciality == selection.speciality)
    meant = town_identity(selection.town)
    for row in db.session.execute(statement).yield_per(_PORTION):
        if not meant or town_identity(row.town) == meant:
            yield row


def find_view(selection: GraduateSelection) -> AnalysisView | None:
    """Return the answers of a selection, None when nobody has computed them."""
    statement = select(AnalysisView).where(AnalysisView.key == selection.key)
    return db.session.scalar(statement)


def find_whole() -> AnalysisView | None:
    """Return the answers of all graduates; with them the summary was refreshed last."""
    return find_view(WHOLE)


def offered_selections() -> Offered:
    """Return the years, specialities and settlements of which there are enough graduates."""
    rows = db.session.execute(
        select(AnalysisView.year, AnalysisView.speciality, AnalysisView.town).order_by(
            AnalysisView.year.desc(), AnalysisView.speciality, AnalysisView.town
        )
    ).all()
    titles = db.session.execute(select(Speciality.code, Speciality.name))
    names = {code: name for code, name in titles}  # noqa: C416 - rows are no pairs to mypy
    alone = [row for row in rows if sum(map(bool, row)) == 1]
    return Offered(
        [(row.year, str(row.year)) for row in alone if row.year],
        [(row.speciality, _titled(row.speciality, names)) for row in alone if row.speciality],
        [(row.town, row.town) for row in alone if row.town],
    )


def _titled(code: str, names: dict[str, str]) -> str:
    return f"{code} {names[code]}" if code in names else code


def base_names() -> dict[str, str]:
    """Return what the organizations are called that have had trainees, by their keys."""
    used = select(PracticePlace.organization_id)
    statement = select(Organization.id, Organization.short_name).where(Organization.id.in_(used))
    return {str(id_): name for id_, name in db.session.execute(statement)}


def stored_keys() -> dict[str, int]:
    """Return the ids of the stored answers by the key of their selection."""
    return {key: id_ for id_, key in db.session.execute(select(AnalysisView.id, AnalysisView.key))}
