"""Reading what the matching is asked: who wishes what, what is offered, under which conditions."""

from collections.abc import Iterable, Iterator, Mapping

from flask_babel import gettext as _

from app.base.identity import town_identity
from app.extensions import db
from app.matching import Together
from app.practice.conditions import queries as conditions
from app.practice.conditions.rules import PlaceGroup
from app.practice.distribution_instance import Applicant, Conditions, OfferedPlace
from app.practice.enums import Advantage, ContractRule, PairRule, RankingMode
from app.practice.hosting.queries.wishers import Refused, list_rankings, list_refusals
from app.practice.models import PracticeApplication, PracticePeriod, PracticePlace, Wish
from app.practice.queries.applications import is_in_groups
from app.practice.queries.pools import pool_limits
from app.practice.registry.models import PracticeBase
from app.students.claims import Claimed, list_claims
from app.students.models import Student, StudyGroup


def list_applicants(period: PracticePeriod) -> list[Applicant]:
    """Return everybody who sent an application, as the matching takes them."""
    statement = (
        db.select(
            Student.id,
            StudyGroup.speciality_id,
            Student.town,
            PracticeApplication.needs_dormitory,
            Wish.place_id,
        )
        .select_from(PracticeApplication)
        .join(PracticeApplication.student)
        .join(Student.group)
        .join(PracticeApplication.wishes)
        .where(
            PracticeApplication.period_id == period.id,
            PracticeApplication.submitted_at.is_not(None),
            is_in_groups(period),
        )
        .order_by(Student.id, Wish.rank)
    )
    wishes: dict[tuple[int, int, str, bool], list[int]] = {}
    for student_id, speciality_id, town, needs_dormitory, place_id in db.session.execute(statement):
        who = (student_id, speciality_id, town, needs_dormitory)
        wishes.setdefault(who, []).append(place_id)
    bound = contracts_of(period)
    towns = {town: town_identity(town) for town in {who[2] for who in wishes}}
    return [
        Applicant(
            student_id,
            speciality_id,
            tuple(place_ids),
            town=towns[town],
            needs_dormitory=needs_dormitory,
            contract_with=organizations_of(bound, student_id),
        )
        for (student_id, speciality_id, town, needs_dormitory), place_ids in wishes.items()
    ]


def list_offers(period: PracticePeriod) -> list[OfferedPlace]:
    """Return the places of a period, as the matching takes them."""
    place = PracticePlace
    statement = (
        db.select(
            place.id,
            place.seats,
            place.speciality_id,
            place.minimum,
            place.organization_id,
            place.base_id,
            PracticeBase.town_identity,
            PracticeBase.has_dormitory,
        )
        .join(place.base)
        .where(place.period_id == period.id)
        .order_by(place.id)
    )
    return [OfferedPlace(*row) for row in db.session.execute(statement)]


def contracts_of(period: PracticePeriod) -> dict[int, Claimed]:
    """Return student → the contract in force, where the rules heed contracts."""
    if period.contract_rule is ContractRule.NOTHING:
        return {}
    claims = list_claims([group.id for group in period.groups])
    return {one.student_id: one for one in claims}


def organizations_of(bound: Mapping[int, Claimed], student_id: int) -> frozenset[int]:
    """Return to which organizations a student is bound."""
    claim = bound.get(student_id)
    return claim.organization_ids if claim else frozenset()


def read_conditions(period: PracticePeriod) -> Conditions:
    """Return what the rules of a period and its people's circumstances ask of a distribution."""
    heard = period.ranked_by is RankingMode.BASES
    places = db.select(PracticePlace.id).where(PracticePlace.period_id == period.id)
    return Conditions(
        advantages=advantages_of(period),
        orders=list_rankings(places) if heard else {},
        refused=dict(_refusals(list_refusals(places))) if heard else {},
        conflicts=conditions.conflict_pairs(period),
        pairs=conditions.list_pairs(period),
        together=Together.GROUP if period.pair_rule is PairRule.TOWN else Together.PLACE,
        groups=[*conditions.list_groups(period), *_pools(period)],
        apart=conditions.list_apart(period),
    )


def advantages_of(period: PracticePeriod) -> tuple[Advantage, ...]:
    """Return by what the rules of a period put students before others, the strongest first."""
    chosen = {
        Advantage.CONTRACT: period.contract_rule is not ContractRule.NOTHING,
        Advantage.DORMITORY: period.prefers_dormitory,
        Advantage.TOWN: period.prefers_town,
    }
    return tuple(advantage for advantage in Advantage if chosen[advantage])


def _refusals(refused: Iterable[Refused]) -> Iterator[tuple[tuple[int, int], str]]:
    """Give what those read whom bases refused, each on a lawful ground."""
    for one in refused:
        ground = str(one.ground.label)
        yield (one.student_id, one.place_id), _("База отказала: %(ground)s.", ground=ground)


def _pools(period: PracticePeriod) -> list[PlaceGroup]:
    """Return the seats that places of one base share in the weeks of a period."""
    return [PlaceGroup(f"pool:{one.key}", one.place_ids, one.seats) for one in pool_limits(period)]
