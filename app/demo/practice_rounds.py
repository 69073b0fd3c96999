"""Demo practice: a published period whose second round is open, with some who have chosen."""

from datetime import UTC, date, datetime

from app.demo.bulk import insert_rows
from app.demo.practice import distribute_and_publish, fill_period, practice_groups
from app.demo.scene import Scene
from app.extensions import db
from app.plan.enums import Topic
from app.practice.enums import PeriodStep, PracticeKind, SilentRule
from app.practice.models import PracticePeriod
from app.practice.queries.remaining import list_free_places, list_seatless, list_waiting_ids
from app.practice.rounds.models import SecondChoice, SecondRound, SecondWish
from app.practice.rounds.services.rounds import open_second_round
from app.practice.rules import PeriodTerms, may_hold
from app.practice.services.periods import create_period, move_period

GROUPS, SENT, MAX_WISHES = 2, 0.6, 4
BEGUN, PUBLISHED, UNTIL = date(2024, 1, 22), date(2024, 2, 12), date(2024, 3, 4)
CHOSE = 0.5  # of those without a seat


def load_second_round(scene: Scene) -> None:
    """Publish a practice, and let those without a seat choose anew."""
    own = {scene.student_of(name).group_id for name in ("student1", "student2")}
    groups = [group for group in practice_groups(scene) if group.id not in own][:GROUPS]
    if not groups:
        return
    staff = scene.user("staff")
    period = create_period(
        terms=PeriodTerms(
            title="Практика вожатых",
            kind=PracticeKind.EDUCATIONAL,
            starts_on=date(2024, 5, 13),
            ends_on=date(2024, 6, 2),
            applications_open_on=BEGUN,
            applications_open_until=date(2024, 2, 9),
            max_wishes=MAX_WISHES,
            seed_text="Практика вожатых 2024 года, жребий объявлен 22 января",
            plan_item_ids=[scene.items[Topic.PRACTICE_BASES].id],
        ),
        groups=[group.id for group in groups],
        actor=staff,
        is_demo=True,
        today=BEGUN,
    )
    period.silent_rule = SilentRule.SECOND_ROUND
    fill_period(scene, period, sent=SENT, drafts=0)
    move_period(period, step=PeriodStep.CLOSE, actor=staff, today=PUBLISHED)
    distribute_and_publish(scene, period, datetime(2024, 2, 12, 6, tzinfo=UTC))
    opened = datetime(2024, 2, 19, 6, tzinfo=UTC)
    open_second_round(period, open_until=UNTIL, actor=staff, now=opened, today=opened.date())
    _choose(scene, period, opened)


def _choose(scene: Scene, period: PracticePeriod, at: datetime) -> None:
    second = db.session.scalars(db.select(SecondRound).filter_by(period_id=period.id)).one()
    second.is_demo = True
    free = list_free_places(period)
    chosen: dict[int, list[int]] = {}
    for student in list_seatless(period, list_waiting_ids(period)):
        fits = [one.place_id for one in free if may_hold(one.speciality_id, student.speciality_id)]
        if fits and scene.random.random() < CHOSE:
            count = min(len(fits), MAX_WISHES)
            chosen[student.student_id] = scene.random.sample(fits, count)
    rows = [
        {
            "round_id": second.id,
            "student_id": student,
            "submitted_at": at,
            "changed_at": at,
            "explanation": [],
            "version": 1,
        }
        for student in chosen
    ]
    insert_rows(SecondChoice, rows)
    made = db.session.scalars(db.select(SecondChoice).filter_by(round_id=second.id))
    wishes = [
        {"choice_id": one.id, "rank": rank, "place_id": place}
        for one in made
        for rank, place in enumerate(chosen[one.student_id], start=1)
    ]
    insert_rows(SecondWish, wishes)
