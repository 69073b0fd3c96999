"""Demo practice: a repair and a swap of the autumn, and a period whose scenarios stand compared."""

from datetime import UTC, date, datetime
from functools import partial
from itertools import combinations

from sqlalchemy import select

from app.demo.practice import fill_period, practice_groups
from app.demo.scene import Scene
from app.extensions import db
from app.matching import solve
from app.plan.enums import Topic
from app.practice.changes.enums import RepairWay, SwapEvent, SwapState, Trouble
from app.practice.changes.errors import SwapError
from app.practice.changes.models import SwapProposal
from app.practice.changes.rules import RepairTerms, answer_to
from app.practice.changes.services.proposals import apply_change
from app.practice.changes.services.repairs import propose_repair, read_repair, solve_repair
from app.practice.changes.services.swaps import answer_swap
from app.practice.enums import PeriodState, PeriodStep, PracticeKind
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.rules import PeriodTerms
from app.practice.scenarios.rules import variant
from app.practice.scenarios.services import keep_scenario, name_usual_scenarios
from app.practice.services.distribution import read_instance
from app.practice.services.periods import create_period, move_period

COMPARED_GROUPS = 4
COMPARED_SENT = 0.95
REPAIRED_AT = datetime(2023, 10, 4, 9, tzinfo=UTC)
SWAPPED_AT = datetime(2023, 10, 6, 12, tzinfo=UTC)
COMPARED_AT = datetime(2024, 2, 24, 9, tzinfo=UTC)
LOOKED_THROUGH = 40  # students among whom two who may swap are found


def load_practice_changes(scene: Scene) -> None:
    """Repair and swap in the published period, compare scenarios of another one."""
    published = db.session.scalar(
        select(PracticePeriod)
        .where(PracticePeriod.state == PeriodState.PUBLISHED)
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
    )
    if published is not None:
        _repair(scene, published)
        _swap(scene, published)
    _compare(scene)


def _own(scene: Scene) -> set[int]:
    """The students with accounts keep the places their pages tell of."""
    return {scene.student_of(name).id for name in ("student1", "student2")}


def _repair(scene: Scene, period: PracticePeriod) -> None:
    """A base takes its place back; who sat there moves, and as few others as can be."""
    kept = select(Placement.place_id).where(
        Placement.student_id.in_(_own(scene)), Placement.place_id.is_not(None)
    )
    place = db.session.scalar(
        select(PracticePlace)
        .where(
            PracticePlace.period_id == period.id,
            PracticePlace.taken.between(1, 3),
            PracticePlace.id.not_in(kept),
        )
        .order_by(PracticePlace.id)
    )
    if place is None:
        return
    terms = RepairTerms(
        Trouble.PLACE_CLOSED, RepairWay.FAIR, "База закрыта на ремонт", place_id=place.id
    )
    repair, question = solve_repair(period, read_repair(period, terms), terms.way)
    change = propose_repair(
        period,
        terms,
        question=question,
        repair=repair,
        other=answer_to(question, RepairWay.GENTLE),
        actor=scene.user("staff"),
        now=REPAIRED_AT,
    )
    apply_change(change, actor=scene.user("staff"), now=REPAIRED_AT)


def _swap(scene: Scene, period: PracticePeriod) -> None:
    """Two who agreed swap; a third asks somebody who has not answered."""
    seated = db.session.scalars(
        select(Placement)
        .where(
            Placement.period_id == period.id,
            Placement.place_id.is_not(None),
            Placement.student_id.not_in(_own(scene)),
        )
        .order_by(Placement.id)
        .limit(LOOKED_THROUGH)
    ).all()
    for one, other in combinations(seated, 2):
        same_group = one.student.group_id == other.student.group_id
        if not same_group or one.place_id == other.place_id:
            continue
        try:
            with db.session.begin_nested():
                swap = _agreed(period, one, other)
                answer_swap(swap, SwapEvent.CONFIRM, actor=scene.user("staff"), now=SWAPPED_AT)
        except SwapError:
            continue
        return


def _agreed(period: PracticePeriod, one: Placement, other: Placement) -> SwapProposal:
    swap = SwapProposal(
        period=period,
        author=one.student,
        other=other.student,
        author_place_id=one.place_id,
        other_place_id=other.place_id,
        state=SwapState.ACCEPTED,
        made_at=REPAIRED_AT,
        answered_at=SWAPPED_AT,
    )
    db.session.add(swap)
    db.session.flush()
    return swap


def _compare(scene: Scene) -> None:
    own = {scene.student_of(name).group_id for name in ("student1", "student2")}
    groups = [group for group in practice_groups(scene) if group.id not in own]
    if not groups:
        return
    staff, begun = scene.user("staff"), date(2024, 2, 12)
    period = create_period(
        terms=PeriodTerms(
            title="Преддипломная практика",
            kind=PracticeKind.PRE_DIPLOMA,
            starts_on=date(2024, 5, 6),
            ends_on=date(2024, 6, 2),
            applications_open_on=begun,
            applications_open_until=date(2024, 3, 11),
            max_wishes=5,
            seed_text="Преддипломная практика 2024 года, жребий объявлен 12 февраля",
            plan_item_ids=[scene.items[Topic.PRACTICE_BASES].id],
        ),
        groups=[group.id for group in groups[-COMPARED_GROUPS:]],
        actor=staff,
        is_demo=True,
        today=begun,
    )
    fill_period(scene, period, sent=COMPARED_SENT, drafts=0)
    move_period(period, step=PeriodStep.CLOSE, actor=staff, today=COMPARED_AT.date())
    asked = read_instance(period)
    for scenario in name_usual_scenarios(period, actor=staff, now=COMPARED_AT):
        instance = read_instance(period, asked=partial(variant, terms=scenario.terms))
        result = solve(instance, explain=True)
        keep_scenario(
            scenario, asked=asked, instance=instance, result=result, actor=staff, now=COMPARED_AT
        )
