"""Demo award rounds: Teacher's Day closed with its awards, one under scoring, one nominating."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import select

from app.accounts.models import User
from app.awards.enums import RoundKind, RoundState, SheetState
from app.awards.honours.enums import HonourKind
from app.awards.honours.rules import HonourTerms
from app.awards.honours.services import add_honour, set_usual_honours
from app.awards.models import AwardRound, Nomination, Score, ScoreDuty, ScoreSheet
from app.awards.ranking import fingerprint
from app.awards.services.closing import close_round
from app.awards.services.duties import start_scoring
from app.awards.services.rounds import standard_criteria
from app.awards.services.tally import read_tally
from app.demo.people import DEPUTY
from app.demo.scene import Scene
from app.extensions import db
from app.mentors.models import Mentor
from app.plan.enums import Topic
from app.plan.services.serving import serve_items

LETTER_TEXT = (
    "Выражаем Вам благодарность за наставничество над студентами педагогического колледжа: за щедро"
    " переданный опыт, терпение и веру в тех, кто делает первые шаги в профессии.\n"
    "Желаем Вам здоровья, вдохновения и талантливых учеников!"
)
REASONS = (
    "За осень провела со студентами двенадцать занятий, каждое разобрала вместе с ними.",
    "Трое подопечных защитили проекты на отлично, двое пришли работать в эту же организацию.",
    "Открыла кабинет для студенческих занятий по субботам, вела мастер-классы для трёх групп.",
    "Подготовила студентку к чемпионату профессионального мастерства: второе место по региону.",
    "Собрала для студентов методическую копилку, которой теперь пользуется весь кластер.",
    "Помогла студентам провести первые родительские собрания, приходит на консультации в колледж.",
)
HARSHEST, KINDEST = 5, 10
QUORUM = 2  # of the two members of the demo council


def load_awards(scene: Scene) -> None:
    """Make the three rounds that the council, staff and employers have something to do with."""
    count = scene.scale.nominations
    several = select(Mentor).order_by(Mentor.id).limit(2 * count + count // 5 + 3)
    mentors = list(db.session.scalars(several))
    council = [scene.user("council1"), scene.user("council2")]
    _load_closed(scene, mentors[: count + 1], council)
    _load_scoring(scene, mentors[count + 1 : 2 * count + 1], council[0])
    # The deputy head has yet to nominate: nobody of the own schools stands there already.
    own = set(scene.user(DEPUTY).organization_ids)
    others = [one for one in mentors[::-1] if one.organization_id not in own]
    _load_nominating(scene, others[: count // 5])


def _load_closed(scene: Scene, mentors: Sequence[Mentor], council: Sequence[User]) -> None:
    """6.5 of the plan: awards and letters on Teacher's Day."""
    days = date(2023, 9, 22), date(2023, 9, 29), date(2023, 10, 5)
    title = "Лучшие наставники: День учителя 2023"
    round_ = _round(scene, title, RoundKind.TEACHERS_DAY, RoundState.SCORING, days)
    round_.assignment_seed = "demo"
    for nomination in _nominate(scene, round_, mentors):
        for member in council:
            db.session.add(_duty(nomination, member))
            _score(scene, nomination, member)
    db.session.flush()
    staff = scene.user("staff")
    seen = fingerprint(read_tally(round_, visible_to=staff).standings)
    close_round(round_, seen=seen, actor=staff, now=_noon(date(2023, 9, 30)))


def _load_scoring(scene: Scene, mentors: Sequence[Mentor], ready: User) -> None:
    """One member has scored everything, the other has it before them."""
    days = date(2024, 2, 16), date(2024, 3, 7), date(2024, 3, 22)
    title = "Наставник производственной практики 2024"
    round_ = _round(scene, title, RoundKind.OTHER, RoundState.NOMINATING, days)
    round_.quorum = 3  # the deputy head is the third, but for mentors of the own schools
    first, *others = _nominate(scene, round_, mentors)
    start_scoring(
        round_, actor=scene.user("staff"), today=scene.today, now=_noon(round_.nominations_until)
    )
    _abstain(first, ready)
    for nomination in others:
        _score(scene, nomination, ready)


def _load_nominating(scene: Scene, mentors: Sequence[Mentor]) -> None:
    days = date(2024, 4, 15), date(2024, 5, 15), date(2024, 5, 31)
    title = "Наставники учебного года 2023–2024"
    round_ = _round(scene, title, RoundKind.YEAR_END, RoundState.NOMINATING, days)
    round_.awards_count = 4
    db.session.flush()
    set_usual_honours(round_, actor=scene.user("staff"))
    ministry = HonourTerms(
        HonourKind.REPRESENTATION, "Представление", "к знаку «Почётный наставник»", 1,
        wording="за многолетний труд и подготовку молодых педагогов", least_years=15,
    )  # fmt: skip
    add_honour(round_, terms=ministry, actor=scene.user("staff"))
    _nominate(scene, round_, mentors)


def _round(
    scene: Scene,
    title: str,
    kind: RoundKind,
    state: RoundState,
    days: tuple[date, date, date],
) -> AwardRound:
    round_ = AwardRound(
        title=title,
        kind=kind,
        state=state,
        nominations_until=days[0],
        scoring_until=days[1],
        ceremony_on=days[2],
        awards_count=3,
        quorum=QUORUM,
        letter_text=LETTER_TEXT,
        signatory_post="Директор",
        signatory_name="Демо Директор",
        criteria=standard_criteria(),
        is_demo=True,
    )
    db.session.add(round_)
    db.session.flush()
    serve_items(round_, [scene.items[Topic.MENTOR_AWARDS].id])
    return round_


def _nominate(scene: Scene, round_: AwardRound, mentors: Sequence[Mentor]) -> list[Nomination]:
    nominations = [
        Nomination(
            round=round_,
            mentor=mentor,
            organization_id=mentor.organization_id,
            nominated_by_id=scene.user("staff").id,
            nominated_at=_noon(min(round_.nominations_until, scene.today)),
            reason=REASONS[number % len(REASONS)],
            is_demo=True,
        )
        for number, mentor in enumerate(mentors)
    ]
    db.session.add_all(nominations)
    db.session.flush()
    return nominations


def _score(scene: Scene, nomination: Nomination, member: User) -> None:
    scores = [
        Score(criterion_id=criterion.id, value=scene.random.randint(HARSHEST, KINDEST))
        for criterion in nomination.round.criteria
    ]
    sheet = ScoreSheet(nomination_id=nomination.id, member_id=member.id, scores=scores)
    sheet.state = SheetState.SUBMITTED
    sheet.submitted_at = _noon(nomination.round.nominations_until)
    db.session.add(sheet)


def _duty(nomination: Nomination, member: User) -> ScoreDuty:
    assigned_at = _noon(nomination.round.nominations_until)
    return ScoreDuty(nomination_id=nomination.id, member_id=member.id, assigned_at=assigned_at)


def _abstain(nomination: Nomination, member: User) -> None:
    sheet = ScoreSheet(nomination_id=nomination.id, member_id=member.id)
    sheet.state, sheet.abstain_reason = SheetState.ABSTAINED, "Много лет работали вместе"
    db.session.add(sheet)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)
