"""Whom an agreement reaches: places, periods and students, who stand above this room.

Their tables alone are read here, never their models: rooms import downwards only.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from app.extensions import Model, db
from app.organizations.models import Organization
from app.practice.agreements.coverage import Stay, cover
from app.practice.agreements.enums import AgreementState
from app.practice.agreements.models import PracticeAgreement
from app.practice.agreements.queries.covering import cover_all, facts_of
from app.practice.enums import PracticeKind


def _table(name: str) -> Table:
    return Model.metadata.tables[name]


class StudentsAt(NamedTuple):
    """Students of one speciality with a seat at one base in one period."""

    period_id: int
    period_title: str
    starts_on: date
    ends_on: date
    organization_id: int
    base_id: int
    speciality_id: int
    students: int

    @property
    def stay(self) -> Stay:
        """Return what is asked of the agreements."""
        return Stay(
            self.organization_id, self.base_id, self.starts_on, self.ends_on, self.speciality_id
        )


def students_at(condition: ColumnElement[bool]) -> Select[Any]:
    """Select seats that are held, by period, base and speciality."""
    placements, places, periods, students, groups = map(
        _table,
        ("practice_placements", "practice_places", "practice_periods", "students", "study_groups"),
    )
    columns = (
        periods.c.id, periods.c.title, periods.c.starts_on, periods.c.ends_on,
        places.c.organization_id, places.c.base_id, groups.c.speciality_id,
    )  # fmt: skip
    return (
        select(*columns, func.count())
        .select_from(placements)
        .join(places, places.c.id == placements.c.place_id)
        .join(periods, periods.c.id == placements.c.period_id)
        .join(students, students.c.id == placements.c.student_id)
        .join(groups, groups.c.id == students.c.group_id)
        .where(condition)
        .group_by(*columns)
        .order_by(periods.c.starts_on, periods.c.id, places.c.base_id, groups.c.speciality_id)
    )


def uncovered_in(period_id: int) -> list[StudentsAt]:
    """Return who has a seat of a period that no signed agreement covers."""
    return _uncovered(students_at(_table("practice_periods").c.id == period_id))


def hit_by_end(agreement: PracticeAgreement, day: date) -> list[StudentsAt]:
    """Return whose practice an agreement would stop covering if it ended before a day."""
    periods, places = _table("practice_periods"), _table("practice_places")
    reached = and_(
        places.c.organization_id == agreement.organization_id,
        periods.c.ends_on >= day,
        periods.c.starts_on <= agreement.ends_on,
    )
    found = [StudentsAt(*row) for row in db.session.execute(students_at(reached))]
    facts = facts_of({agreement.organization_id}).get(agreement.organization_id, [])
    ended = [replace(one, terminated_on=day) if one.id == agreement.id else one for one in facts]
    return [
        one
        for one in found
        if cover(one.stay, facts).is_full and not cover(one.stay, ended).is_full
    ]


def wished_uncovered(period_id: int) -> list[str]:
    """Return the bases that sent wishes name and no signed agreement covers, by name."""
    wishes, applications, places, periods, students, groups = map(
        _table,
        (
            "practice_wishes", "practice_applications", "practice_places", "practice_periods",
            "students", "study_groups",
        ),
    )  # fmt: skip
    statement = (
        select(
            places.c.organization_id, places.c.base_id, periods.c.starts_on, periods.c.ends_on,
            groups.c.speciality_id,
        )
        .select_from(wishes)
        .join(applications, applications.c.id == wishes.c.application_id)
        .join(places, places.c.id == wishes.c.place_id)
        .join(periods, periods.c.id == places.c.period_id)
        .join(students, students.c.id == applications.c.student_id)
        .join(groups, groups.c.id == students.c.group_id)
        .where(
            periods.c.id == period_id,
            applications.c.submitted_at.is_not(None),
            or_(
                places.c.speciality_id.is_(None),
                places.c.speciality_id == groups.c.speciality_id,
            ),
        )
        .distinct()
    )  # fmt: skip
    stays = [Stay(*row) for row in db.session.execute(statement)]
    without = {
        stay.organization_id
        for stay, found in zip(stays, cover_all(stays), strict=True)
        if not found.is_full
    }
    return names_of(without)


def names_of(organization_ids: Collection[int]) -> list[str]:
    """Return the short names of organizations in the order of lists."""
    statement = (
        select(Organization.short_name)
        .where(Organization.id.in_(organization_ids))
        .order_by(Organization.name_key, Organization.id)
    )
    return list(db.session.scalars(statement)) if organization_ids else []


def _uncovered(statement: Select[Any]) -> list[StudentsAt]:
    found = [StudentsAt(*row) for row in db.session.execute(statement)]
    answers = cover_all([one.stay for one in found])
    return [one for one, answer in zip(found, answers, strict=True) if not answer.is_full]


class ProgrammeOffered(NamedTuple):
    """What a base offers students of a speciality in a period: a row of appendix 1."""

    speciality_id: int
    kind: PracticeKind
    module: str
    starts_on: date
    ends_on: date


@dataclass
class HostWithout:
    """An organization that takes students and has no agreement for it, not even a draft."""

    organization_id: int
    first_day: date
    last_day: date
    seats: int = 0
    base_ids: set[int] = field(default_factory=set)
    programmes: dict[ProgrammeOffered, int] = field(default_factory=dict)


def hosts_without(today: date, among: Collection[int] | None = None) -> list[HostWithout]:
    """Return the organizations with places in periods that are not over and no agreement for them.

    Who has a draft already waits for its signing and is left out.
    """
    offers = _offers(today, among)
    known = facts_of(_offering(today) if among is None else among)
    hosts: dict[int, HostWithout] = {}
    counted: set[int] = set()
    for offer in offers:
        facts = known.get(offer.organization_id)
        if facts and cover(offer.stay, facts).is_full:
            continue
        _count(hosts, offer)
        if offer.place_id not in counted:
            counted.add(offer.place_id)
            hosts[offer.organization_id].seats += offer.seats
    return list(hosts.values())


class _Offer(NamedTuple):
    """A place and a speciality that may come there; at a region's size there are thousands."""

    place_id: int
    seats: int
    organization_id: int
    base_id: int
    kind: PracticeKind
    module: str | None
    starts_on: date
    ends_on: date
    speciality_id: int

    @property
    def stay(self) -> Stay:
        """Return what is asked of the agreements, where the organization has any."""
        return Stay(
            self.organization_id, self.base_id, self.starts_on, self.ends_on, self.speciality_id
        )


def _count(hosts: dict[int, HostWithout], offer: _Offer) -> None:
    first, last = offer.starts_on, offer.ends_on
    host = hosts.get(offer.organization_id)
    if host is None:
        host = HostWithout(offer.organization_id, first, last)
        hosts[offer.organization_id] = host
    host.first_day, host.last_day = min(host.first_day, first), max(host.last_day, last)
    host.base_ids.add(offer.base_id)
    programme = ProgrammeOffered(
        offer.speciality_id, offer.kind, offer.module or "", offer.starts_on, offer.ends_on
    )
    host.programmes[programme] = host.programmes.get(programme, 0) + offer.seats


def _offers(today: date, among: Collection[int] | None) -> list[_Offer]:
    """Return what is offered in periods that are not over, a line for each speciality."""
    places, periods, organizations = map(
        _table, ("practice_places", "practice_periods", "organizations")
    )
    drafted = exists().where(
        PracticeAgreement.organization_id == places.c.organization_id,
        PracticeAgreement.state == AgreementState.DRAFT,
    )
    learned = _learned().subquery()
    statement = (
        select(
            places.c.id, places.c.seats, places.c.organization_id, places.c.base_id,
            periods.c.kind, periods.c.module, periods.c.starts_on, periods.c.ends_on,
            learned.c.speciality_id,
        )
        .select_from(places)
        .join(periods, periods.c.id == places.c.period_id)
        .join(learned, learned.c.period_id == periods.c.id)
        .join(organizations, organizations.c.id == places.c.organization_id)
        .where(
            periods.c.ends_on >= today,
            places.c.seats > 0,  # a base that closed offers nothing
            ~drafted,
            or_(
                places.c.speciality_id.is_(None),
                places.c.speciality_id == learned.c.speciality_id,
            ),
        )
        .order_by(organizations.c.name_key, places.c.organization_id, places.c.id)
    )  # fmt: skip
    if among is not None:
        statement = statement.where(places.c.organization_id.in_(among))
    return list(map(_Offer._make, db.session.execute(statement)))


def _offering(today: date) -> Select[Any]:
    """Select the organizations with places in periods that are not over."""
    places, periods = _table("practice_places"), _table("practice_periods")
    joined = select(places.c.organization_id).join(periods, periods.c.id == places.c.period_id)
    return joined.where(periods.c.ends_on >= today)


def _learned() -> Select[Any]:
    """Select the specialities of each period, once: its groups are hundreds, they a dozen."""
    members, groups = map(_table, ("practice_period_groups", "study_groups"))
    joined = select(members.c.period_id, groups.c.speciality_id)
    return joined.join(groups, groups.c.id == members.c.group_id).distinct()


def count_hosts_without(today: date) -> int:
    """Count the organizations that take students and have no agreement, not even a draft."""
    return len(hosts_without(today))
