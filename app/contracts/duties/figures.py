"""Contracts in figures, as of a day: how many stand where, and who was employed in time."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from app.contracts.duties import queries
from app.contracts.duties.queries import ContractCounts, GraduateOf
from app.contracts.rules import employ_until, is_employed_in_time


class Employed(NamedTuple):
    """Of those whose day to be employed has come, how many began to work by it."""

    in_time: int
    due: int


class FiguresTable(NamedTuple):
    """A table of figures: its filter in the list, its rows, who was employed in time by row."""

    title: str
    heading: str
    filter: str
    rows: list[ContractCounts]
    employed: dict[int, Employed]
    has_register: bool


def figures_on(on: date | None, *, today: date) -> list[FiguresTable]:
    """Return the tables by year, organization and speciality, in a flat number of queries."""
    graduates = queries.graduates_by(on or today)
    counted = (
        (_("По году составления"), _("Год"), "year", queries.count_by_year(on)),
        (_("По Заказчикам"), _("Заказчик"), "customer", queries.count_by_organization(on)),
        (_("По специальностям"), _("Специальность"), "speciality", queries.count_by_speciality(on)),
    )
    return [
        FiguresTable(
            title, heading, name, rows, _employed(graduates, name, on or today), name == "year"
        )
        for title, heading, name, rows in counted
    ]


def _employed(graduates: list[GraduateOf], by: str, on: date) -> dict[int, Employed]:
    found: dict[int, list[bool]] = defaultdict(list)
    for one in graduates:
        started = one.started_on if one.started_on and one.started_on <= on else None
        is_in_time = is_employed_in_time(started, one.training_until, one.within)
        if is_in_time or employ_until(one.training_until, one.within) < on:
            found[getattr(one, by)].append(is_in_time)
    return {key: Employed(sum(said), len(said)) for key, said in found.items()}
