"""The demo year's councils and working groups: what they met for, what waits for whom.

The quarterly meetings of the plan were held in their quarters and their minutes signed; one
waits for its signatures, two are ahead, one did not take place. Of the tasks one is done, one
late, one somebody's today, one a group's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import select

from app.activities.groups.models import WorkingGroup
from app.activities.groups.rules import ApprovalTerms, GroupTerms
from app.activities.groups.services import approve_group, create_group
from app.activities.meetings.enums import BodyRole, DecisionKind, MeetingForm, Presence
from app.activities.meetings.files import fingerprint_of
from app.activities.meetings.models import BodyMember, Decision, Meeting, MeetingBody
from app.activities.meetings.queries import members_on
from app.activities.meetings.services.agenda import add_question
from app.activities.meetings.services.bodies import add_member
from app.activities.meetings.services.decisions import report_decision
from app.activities.meetings.services.meetings import create_meeting, fail_meeting
from app.activities.meetings.services.recording import add_decision, record_question
from app.activities.meetings.services.roll import add_guest, mark_roll
from app.activities.meetings.services.signing import sign_minutes
from app.activities.meetings.terms import (
    AgendaQuestionTerms,
    DecisionTerms,
    MeetingTerms,
    MemberTerms,
    MinutesSigningTerms,
    PresenceTerms,
    RecordTerms,
)
from app.demo.invention import invent_person
from app.demo.scene import Scene
from app.extensions import db
from app.settings.models import Council

CLUSTER, EXPERT, COORDINATION = (
    "Совет кластера", "Экспертный совет кластера", "Координационный совет кластера",
)  # fmt: skip
GENITIVES = {
    EXPERT: "Экспертного совета кластера",
    COORDINATION: "Координационного совета кластера",
}
SINCE = date(2023, 8, 1)
PRESENT = PresenceTerms(Presence.PRESENT, "")
# What became of a meeting.
SIGNED, HELD, FAILED, PLANNED = "signed", "held", "failed", "planned"


@dataclass(frozen=True)
class DemoTask:
    """A task: what, whose (an account, «organization», «group»), by when, what was reported."""

    text: str
    owner: str
    due: date
    report: str = ""


@dataclass(frozen=True)
class DemoMeeting:
    """A meeting of the demo year: whose, when, for which items, its questions and tasks."""

    body: str
    on: date
    items: tuple[str, ...]
    title: str
    questions: tuple[str, ...]
    tasks: tuple[DemoTask, ...] = ()
    state: str = SIGNED
    absent: int = 1


MEETINGS = (
    DemoMeeting(CLUSTER, date(2023, 8, 30), ("1.1", "2.1"), "План работы на учебный год",
                ("О плане работы кластера на 2023–2024 учебный год",
                 "О составе экспертного и координационного советов"),
                (DemoTask("Разослать план участникам кластера", "staff", date(2023, 9, 8),
                          "План отправлен всем участникам."),)),
    DemoMeeting(COORDINATION, date(2023, 8, 31), ("5.1", "7.2"), "Рабочие группы",
                ("Об утверждении рабочих групп кластера",)),
    DemoMeeting(EXPERT, date(2023, 9, 14), ("7.1", "6.1"), "Контрольные цифры приёма",
                ("О согласовании проекта контрольных цифр приёма на 2024 год",),
                (DemoTask("Собрать потребность в педагогах по организациям", "council1",
                          date(2023, 10, 10), "Потребность собрана, сведена в таблицу."),)),
    DemoMeeting(COORDINATION, date(2023, 11, 30), ("7.2",), "Целевое обучение",
                ("О ходе заключения целевых договоров", "О чествовании наставников"),
                (DemoTask("Дать предложения по наставникам на следующий год", "organization",
                          date(2024, 2, 9)),)),
    DemoMeeting(EXPERT, date(2023, 12, 7), ("7.1", "6.2"), "Образовательные программы",
                ("О согласовании программы «Дошкольное образование»",
                 "О демонстрационном экзамене")),
    DemoMeeting(CLUSTER, date(2023, 12, 13), ("2.1",), "Итоги полугодия",
                ("Об итогах первого полугодия", "О подготовке ярмарки вакансий"),
                (DemoTask("Проверить готовность стажировочных площадок", "group",
                          date(2024, 3, 15)),)),
    DemoMeeting(EXPERT, date(2024, 1, 18), ("7.1",), "Экспертиза программ",
                ("Об экспертизе программ практики",), state=FAILED, absent=4),
    DemoMeeting(EXPERT, date(2024, 2, 1), ("7.1",), "Экспертиза программ",
                ("Об экспертизе программ практики",),
                (DemoTask("Подготовить заключение по программам практики", "council1",
                          date(2024, 3, 1)),)),
    DemoMeeting(COORDINATION, date(2024, 2, 21), ("7.2",), "Распределение на практику",
                ("О распределении студентов на весеннюю практику",),
                (DemoTask("Подтвердить места практики", "organization", date(2024, 3, 11)),),
                state=HELD),
    DemoMeeting(CLUSTER, date(2024, 3, 6), ("2.1",), "Ярмарка вакансий",
                ("О проведении ярмарки вакансий", "О медиаплане на весну"), state=PLANNED),
    DemoMeeting(EXPERT, date(2024, 5, 16), ("7.1",), "Итоги года",
                ("Об итогах экспертизы за год",), state=PLANNED),
)  # fmt: skip


def load_meetings(scene: Scene) -> None:
    """Make the councils, the groups, their meetings and what was decided."""
    bodies = _councils(scene)
    group = _group(scene, "Рабочая группа по стажировочным площадкам", date(2023, 8, 28), ("5.1",))
    made: list[Meeting] = []
    for one in MEETINGS:
        made.append(_hold(scene, bodies[one.body], one, group))
        if one.items[0] == "5.1":
            _approve(scene, group, made[-1])
    _group(scene, "Рабочая группа по цифрам приёма", date(2024, 2, 12), ("5.1", "6.1"))
    for task in db.session.scalars(select(Decision)):
        task.is_demo = True
    db.session.flush()


def _councils(scene: Scene) -> dict[str, MeetingBody]:
    for name, genitive in GENITIVES.items():
        db.session.add(Council(name=name, name_genitive=genitive, is_demo=True))
    db.session.flush()
    bodies = {body.name: body for body in db.session.scalars(select(MeetingBody))}
    for name in (CLUSTER, EXPERT, COORDINATION):
        _fill(scene, bodies[name], name)
    return bodies


def _fill(scene: Scene, body: MeetingBody, name: str) -> None:
    """Seat a chair, a secretary without a vote, two with accounts, two of organizations."""
    number = (CLUSTER, EXPERT, COORDINATION).index(name)
    seats: list[tuple[BodyRole, str | None, str, int | None]] = [
        (BodyRole.CHAIR, None, invent_person(scene.random).full_name, None),
        (BodyRole.SECRETARY, "staff", "Демо Методист", None),
        (BodyRole.MEMBER, "council1", "Демо Член совета 1", None),
        (BodyRole.MEMBER, "council2", "Демо Член совета 2", None),
        (BodyRole.MEMBER, "employer1", "Демо Работодатель 1", 0),
        (BodyRole.MEMBER, None, invent_person(scene.random).full_name, 2 + number),
    ]
    for role, account, title, place in seats:
        _seat(scene, body, role, account, title, place)


def _seat(
    scene: Scene,
    body: MeetingBody,
    role: BodyRole,
    account: str | None,
    name: str,
    place: int | None,
    since: date = SINCE,
) -> BodyMember:
    organizations = scene.organizations
    organization = organizations[place % len(organizations)] if place is not None else None
    posts = {BodyRole.CHAIR: "директор", BodyRole.SECRETARY: "методист"}
    terms = MemberTerms(
        user_id=scene.user(account).id if account else None,
        name=name,
        post=posts.get(role, "заместитель руководителя" if organization else ""),
        organization_id=organization.id if organization else None,
        email="",
        role=role,
        is_voting=role is not BodyRole.SECRETARY,
        since=since,
    )
    member = add_member(body, terms=terms, actor=scene.user("staff"))
    member.is_demo = True  # the body may be a real one
    return member


def _hold(scene: Scene, body: MeetingBody, one: DemoMeeting, group: WorkingGroup) -> Meeting:
    staff = scene.user("staff")
    terms = MeetingTerms(
        one.title, MeetingForm.IN_PERSON, one.on, time(14), "Колледж, малый зал", ""
    )
    meeting = create_meeting(body, terms=terms, item_ids=scene.item_ids(*one.items), actor=staff)
    meeting.is_demo = True
    for text in one.questions:
        add_question(meeting, terms=AgendaQuestionTerms(text, "Демо Методист", ""), actor=staff)
    if one.state == PLANNED or one.on > scene.today:
        return meeting
    _mark(scene, meeting, one.absent)
    if one.state == FAILED:
        fail_meeting(meeting, reason="Не было кворума.", actor=staff, today=one.on)
        return meeting
    tasks = _record(scene, meeting, one.tasks, group)
    if one.state == SIGNED:
        _sign(scene, meeting)
        _report(scene, tasks)
    return meeting


def _mark(scene: Scene, meeting: Meeting, absent: int) -> None:
    members = members_on(meeting.body_id, meeting.held_on)
    came = members[: len(members) - absent]
    roll = {member.id: PRESENT for member in came}
    roll |= {
        member.id: PresenceTerms(Presence.ABSENT, "командировка") for member in members[len(came) :]
    }
    staff = scene.user("staff")
    add_guest(
        meeting,
        name=invent_person(scene.random).full_name,
        post="приглашённый эксперт",
        actor=staff,
    )
    mark_roll(meeting, roll=roll, actor=staff, today=meeting.held_on)


def _record(
    scene: Scene, meeting: Meeting, tasks: Sequence[DemoTask], group: WorkingGroup
) -> list[tuple[Decision, DemoTask]]:
    staff = scene.user("staff")
    for question in meeting.questions:
        votes = RecordTerms("Доложили о сделанном, ответили на вопросы.", 4, 0, 0)
        record_question(question, terms=votes, actor=staff)
        text = "Принять информацию к сведению."
        terms = DecisionTerms(text, DecisionKind.RESOLUTION, None, None, None, "", None)
        add_decision(question, terms=terms, actor=staff)
    first = meeting.questions[0]
    return [
        (add_decision(first, terms=_terms(scene, task, group), actor=staff), task) for task in tasks
    ]


def _terms(scene: Scene, task: DemoTask, group: WorkingGroup) -> DecisionTerms:
    owner: dict[str, Any] = {
        "owner_user_id": None, "owner_organization_id": None, "owner_body_id": None,
    }  # fmt: skip
    if task.owner == "organization":
        owner["owner_organization_id"] = scene.organizations[0].id
    elif task.owner == "group":
        owner["owner_body_id"] = group.body_id
    else:
        owner["owner_user_id"] = scene.user(task.owner).id
    return DecisionTerms(task.text, DecisionKind.TASK, **owner, owner_name="", due_on=task.due)


def _sign(scene: Scene, meeting: Meeting) -> None:
    members = {member.role: member for member in members_on(meeting.body_id, meeting.held_on)}
    terms = MinutesSigningTerms(
        chair_id=members[BodyRole.CHAIR].id,
        secretary_id=members[BodyRole.SECRETARY].id,
        signed_on=meeting.held_on,
        number=None,
    )
    db.session.expire(meeting, ["questions", "guests"])
    sign_minutes(
        meeting,
        terms=terms,
        seen=fingerprint_of(meeting),
        actor=scene.user("staff"),
        today=scene.today,
        now=_noon(meeting.held_on),
    )


def _report(scene: Scene, tasks: Sequence[tuple[Decision, DemoTask]]) -> None:
    for decision, task in tasks:
        if task.report:
            report_decision(
                decision,
                report=task.report,
                done_on=task.due,
                actor=scene.user("staff"),
                today=scene.today,
            )


def _group(scene: Scene, name: str, created_on: date, items: tuple[str, ...]) -> WorkingGroup:
    staff = scene.user("staff")
    terms = GroupTerms(
        name=name,
        name_genitive=name.replace("Рабочая группа", "рабочей группы"),
        direction="Мероприятия региональных проектов с участием организаций кластера.",
        tasks="Согласовать площадки и графики, доложить координационному совету.",
        created_on=created_on,
        term_until=date(2024, 8, 31),
    )
    group = create_group(terms=terms, item_ids=scene.item_ids(*items), actor=staff)
    group.is_demo = group.body.is_demo = True
    db.session.flush()  # seating somebody reads the body again
    _seat(scene, group.body, BodyRole.LEADER, "council2", "Демо Член совета 2", None, created_on)
    _seat(scene, group.body, BodyRole.MEMBER, "mentor1", "Демо Наставник", None, created_on)
    _seat(scene, group.body, BodyRole.MEMBER, "employer2", "Демо Работодатель 2", 1, created_on)
    return group


def _approve(scene: Scene, group: WorkingGroup, meeting: Meeting) -> None:
    terms = ApprovalTerms(meeting.held_on, meeting.body_id, "", meeting.id, "")
    approve_group(group, terms=terms, actor=scene.user("staff"), today=scene.today)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)
