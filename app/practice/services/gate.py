"""The one gate: who may hold which seat. By hand, repair, the rest, swaps and undo all ask it.

A condition gets everybody asked about at once, so that a thousand seats cost as many queries as
one. What the rooms below know (a signed agreement, room in the ledger, a clearance) joins
`CONDITIONS` as one function more.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from flask_babel import gettext as _

from app.base.errors import DomainError, NotFoundError
from app.practice.agreements.coverage import Stay
from app.practice.agreements.errors import NoAgreementError
from app.practice.agreements.queries.covering import cover_all, refuses_without_agreement
from app.practice.agreements.queries.reach import wished_uncovered
from app.practice.agreements.wording import gap_words
from app.practice.conditions import queries as conditions
from app.practice.errors import NotEligibleError, PassedOverError
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries import gate as queries
from app.practice.queries.gate import SeatAsked
from app.practice.queries.passed_over import find_passed_over
from app.practice.rules import check_eligible
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered

_NAMED = 10  # bases named in one message
Hindrances = Iterator[tuple[int, DomainError]]
Condition = Callable[[PracticePeriod, Sequence[SeatAsked]], Hindrances]


def check_may_hold(period: PracticePeriod, student: Student, place: PracticePlace) -> None:
    """Raise what keeps a student from a seat, by its field; seats left are not asked about.

    Raises NotFoundError for a place of another period, NotOfferedError, NotEligibleError.
    """
    hindrance = list_hindrances(period, {student.id: place.id}).get(student.id)
    if hindrance:
        raise hindrance


def check_passed_over(
    period: PracticePeriod, place: PracticePlace, receiving: Collection[int]
) -> None:
    """Raise PassedOverError, by its field, naming who has a better claim to seats given by hand."""
    total, first = find_passed_over(period, place, receiving)
    if not total:
        return
    names = [
        _(
            "%(name)s, %(group)s — приоритет № %(rank)d, номер в жребии %(number)d",
            name=one.student.full_name,
            group=one.student.group.name,
            rank=one.rank,
            number=one.number,
        )
        for one in first
    ]
    raise PassedOverError(
        _(
            "Назначение обойдёт студентов: %(count)d. У них номер лучше, и это место они хотели "
            "больше своего. Например: %(names)s. Если так и нужно, отметьте это и назначьте снова.",
            count=total,
            names="; ".join(names),
        ),
        field="despite",
    )


def list_hindrances(period: PracticePeriod, seats: Mapping[int, int]) -> dict[int, DomainError]:
    """Return what keeps students from seats (student's id → place's id), the first of each.

    The students are held until the transaction ends: nobody leaves the college meanwhile.
    """
    asked = queries.list_asked(seats)
    known = {one.student.id for one in asked}
    found: dict[int, DomainError] = {one: NotFoundError() for one in seats if one not in known}
    for condition in CONDITIONS:
        for student_id, error in condition(period, asked):
            found.setdefault(student_id, error)
    return found


def _of_period(period: PracticePeriod, asked: Sequence[SeatAsked]) -> Hindrances:
    for one in asked:
        if one.place.period_id != period.id:
            yield one.student.id, NotFoundError()


def _studies(_period: PracticePeriod, asked: Sequence[SeatAsked]) -> Hindrances:
    for one in asked:
        try:
            check_offered(Offer.PRACTICE, one.student.state, field="student_id")
        except DomainError as error:
            yield one.student.id, error


def _takes_part_and_fits(period: PracticePeriod, asked: Sequence[SeatAsked]) -> Hindrances:
    groups = {group.id for group in period.groups}
    for one in asked:
        try:
            check_eligible(
                in_period=one.student.group_id in groups,
                place_speciality_id=one.place.speciality_id,
                speciality_id=one.student.group.speciality_id,
            )
        except DomainError as error:
            yield one.student.id, error


def _has_no_conflict(_period: PracticePeriod, asked: Sequence[SeatAsked]) -> Hindrances:
    conflicts = conditions.conflicts_among([one.student.id for one in asked])
    for one in asked:
        if (one.student.id, one.place.organization_id) in conflicts:
            message = _("У студента объявлен конфликт интересов с этой организацией.")
            yield one.student.id, NotEligibleError(message, field="place_id")


def _is_kept_apart(period: PracticePeriod, asked: Sequence[SeatAsked]) -> Hindrances:
    going = {one.student.id: one.place.base_id for one in asked}
    apart = conditions.apart_from(period, going.keys())
    others = {one for pair in apart for one in pair} - going.keys()
    bases = queries.bases_of(period, others) | going if apart else {}
    for first, second in apart:
        if bases.get(first) != bases.get(second):
            continue
        for student_id in {first, second} & going.keys():
            message = _("Колледж решил не направлять студента на эту базу: есть особый случай.")
            yield student_id, NotEligibleError(message, field="place_id")


def _is_within_agreement(period: PracticePeriod, asked: Sequence[SeatAsked]) -> Hindrances:
    """Refuse a seat outside of a signed agreement where the college says so; else it is shown."""
    if not refuses_without_agreement():
        return
    stays = [
        Stay(
            one.place.organization_id,
            one.place.base_id,
            period.starts_on,
            period.ends_on,
            one.student.group.speciality_id,
        )
        for one in asked
    ]
    for one, found in zip(asked, cover_all(stays, hold=True), strict=True):
        if not found.is_full:
            why = _("Место вне договора о практической подготовке: %(why)s.", why=gap_words(found))
            yield one.student.id, NoAgreementError(why, field="place_id")


def check_agreements(period: PracticePeriod) -> None:
    """Raise NoAgreementError when wishes name bases that no signed agreement covers.

    Only where the college refuses such seats: a distribution would give them unseen.
    """
    if not refuses_without_agreement():
        return
    if bases := wished_uncovered(period.id):
        listed = ", ".join(bases[:_NAMED]) + ("…" if len(bases) > _NAMED else "")
        message = _(
            "Студенты выбрали базы без договора о практической подготовке: %(bases)s. "
            "Подпишите договоры, потом распределяйте.",
            bases=listed,
        )
        raise NoAgreementError(message)


CONDITIONS: tuple[Condition, ...] = (
    _of_period,
    _studies,
    _takes_part_and_fits,
    _has_no_conflict,
    _is_kept_apart,
    _is_within_agreement,
)
