"""Demo mentoring at work: programmes, meetings, hours, feedback, a replacement, a notice."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import select, update

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.mentors.enums import EndGround, MentorshipKind, MentorshipState
from app.mentors.models import Mentee, Mentor, Mentorship
from app.mentors.programmes.models import MentoringProgramme, ProgrammeStage
from app.mentors.work.enums import FeedbackSide, WorkKind
from app.mentors.work.models import (
    MentorshipEntry,
    MentorshipFeedback,
    MentorshipMeeting,
    MentorshipStage,
)
from app.mentors.work.services.report import issue_report
from app.plan.enums import Topic
from app.plan.services.serving import serve_items

WEEK = timedelta(days=7)
PROGRAMMES = (
    (
        MentorshipKind.EMPLOYER_STUDENT,
        "Первые шаги в профессии",
        "Студент ведёт занятия самостоятельно и знает порядки организации",
        (
            ("Знакомство с организацией", "карта наблюдений заполнена"),
            ("Занятия вместе с наставником", "не меньше пяти"),
            ("Самостоятельные занятия", "не меньше трёх с разбором"),
            ("Подведение итогов", "отзыв наставника и самоанализ"),
        ),
    ),
    (
        MentorshipKind.TEACHER_TEACHER,
        "Школа молодого педагога",
        "Молодой педагог остаётся в профессии и готов к аттестации",
        (
            ("Диагностика затруднений", "составлен индивидуальный план"),
            ("Взаимное посещение уроков", "раз в две недели"),
            ("Открытый урок", "проведён и разобран"),
        ),
    ),
    (
        MentorshipKind.STUDENT_PUPIL,
        "Проба педагогической профессии",
        "Ученик педагогического класса пробует себя в роли учителя",
        (("Игра с младшими классами", "проведена"), ("Свой мини-урок", "проведён и обсуждён")),
    ),
)
TOPICS = (
    "План занятий на месяц",
    "Разбор проведённого урока",
    "Подготовка к открытому занятию",
    "Беседа с родителями: как её вести",
)
NOTES = ("Математика, 2-А", "Окружающий мир", "Конспект и раздатка", "")
MINUTES = (45, 45, 60, 90, 120)


def load_mentoring(scene: Scene) -> None:
    """Give every mentorship a programme, stages, meetings and hours; a few have a story."""
    programmes = _programmes()
    by_students = programmes[MentorshipKind.EMPLOYER_STUDENT]
    db.session.execute(update(Mentorship).values(programme_id=by_students.id))
    _lead_others(scene, programmes)
    mentorships = list(db.session.scalars(select(Mentorship).order_by(Mentorship.id)))
    stages = {one.id: one.stages for one in programmes.values()}
    insert_rows(MentorshipStage, [row for one in mentorships for row in _stages(one, stages)])
    insert_rows(MentorshipEntry, [row for one in mentorships for row in _entries(scene, one)])
    insert_rows(MentorshipMeeting, [row for one in mentorships for row in _meetings(scene, one)])
    insert_rows(MentorshipFeedback, [row for one in mentorships for row in _answers(scene, one)])
    _replace_one(scene, mentorships)
    _issue_report(scene, mentorships)


def _programmes() -> dict[MentorshipKind, MentoringProgramme]:
    found = {}
    for kind, title, aim, stages in PROGRAMMES:
        rows = [
            ProgrammeStage(ordinal=ordinal, title=stage, indicator=indicator)
            for ordinal, (stage, indicator) in enumerate(stages, 1)
        ]
        found[kind] = MentoringProgramme(
            title=title,
            kind=kind,
            aim=aim,
            indicators="Доля прошедших все этапы; отзывы обеих сторон",
            stages=rows,
            is_demo=True,
        )
    db.session.add_all(found.values())
    db.session.flush()
    return found


def _lead_others(scene: Scene, programmes: dict[MentorshipKind, MentoringProgramme]) -> None:
    """A young teacher whose mentor has given notice, and two pupils of an educational class."""
    mentors = list(db.session.scalars(select(Mentor).order_by(Mentor.id).offset(2).limit(3)))
    said = (
        (MentorshipKind.TEACHER_TEACHER, "Молодцова Вера Игоревна", "учитель физики"),
        (MentorshipKind.STUDENT_PUPIL, "Кира Д.", "9 «Б» класс"),
        (MentorshipKind.STUDENT_PUPIL, "Платон Е.", "9 «Б» класс"),
    )
    for mentor, (kind, name, detail) in zip(mentors, said, strict=False):
        is_pupil = kind is MentorshipKind.STUDENT_PUPIL
        mentee = Mentee(
            kind=kind,
            name=name,
            organization_id=mentor.organization_id,
            detail=detail,
            consent_on=date(2023, 10, 2) if is_pupil else None,
            is_demo=True,
        )
        mentorship = Mentorship(
            mentor=mentor,
            mentee=mentee,
            kind=kind,
            organization_id=mentor.organization_id,
            starts_on=date(2023, 10, 9),
            goal=programmes[kind].aim,
            programme_id=programmes[kind].id,
            is_demo=True,
        )
        if not is_pupil:
            mentorship.notice_on = scene.today
            mentorship.ended_by = EndGround.MENTOR_REFUSED
            mentorship.reason = "Наставник переходит на неполный день"
        db.session.add(mentorship)
        db.session.flush()
        serve_items(mentorship, [scene.items[Topic.MENTORING].id])


def _stages(one: Mentorship, stages: dict[int, list[ProgrammeStage]]) -> Iterator[dict[str, Any]]:
    own = stages[one.programme_id or 0]
    behind = len(own) if one.state is MentorshipState.FINISHED else one.id % len(own)
    for stage in own:
        done = stage.ordinal <= behind
        yield {
            "mentorship_id": one.id,
            "ordinal": stage.ordinal,
            "title": stage.title,
            "indicator": stage.indicator,
            "done_on": min(one.starts_on + stage.ordinal * 2 * WEEK, _last(one)) if done else None,
        }


def _last(one: Mentorship) -> date:
    return one.ends_on or date(2024, 2, 22)


def _entries(scene: Scene, one: Mentorship) -> Iterator[dict[str, Any]]:
    """Hours about every third week; nobody writes them down every time."""
    day = one.starts_on + timedelta(days=scene.random.randrange(1, 7))
    while day <= _last(one):
        yield {
            "mentorship_id": one.id,
            "day": day,
            "minutes": scene.random.choice(MINUTES),
            "kind": scene.random.choice(list(WorkKind)),
            "note": scene.random.choice(NOTES),
            "written_at": scene.now,
            "user_id": None,
            "version": 1,
        }
        day += scene.random.choice((2, 3, 4)) * WEEK


def _meetings(scene: Scene, one: Mentorship) -> Iterator[dict[str, Any]]:
    """Two ahead for who is led now; a few have one that passed without hours."""
    if one.state is not MentorshipState.ACTIVE:
        return
    days = [scene.today + timedelta(days=2 + one.id % 5), scene.today + timedelta(days=16)]
    if one.id % 6 == 1:
        days.insert(0, scene.today - timedelta(days=4))
    for day in days:
        yield {
            "mentorship_id": one.id,
            "held_on": day,
            "starts_at": time(14, 30) if one.id % 2 else None,
            "topic": scene.random.choice(TOPICS),
            "place": "",
            "version": 1,
        }


def _answers(scene: Scene, one: Mentorship) -> Iterator[dict[str, Any]]:
    if one.state is not MentorshipState.FINISHED:
        return
    for side in FeedbackSide:
        yield {
            "mentorship_id": one.id,
            "side": side,
            "clarity": scene.random.choice((4, 5, 5)),
            "support": scene.random.choice((4, 5, 5)),
            "benefit": scene.random.choice((3, 4, 5)),
            "words": "",
            "given_on": _last(one),
        }


def _replace_one(scene: Scene, mentorships: list[Mentorship]) -> None:
    """The first mentorship that was broken off goes on under the next mentor."""
    former = next((one for one in mentorships if one.state is MentorshipState.BROKEN_OFF), None)
    if former is None or former.ends_on is None:
        return
    mentor = db.session.scalars(select(Mentor).order_by(Mentor.id.desc()).limit(1)).one()
    former.ended_by, former.reason = EndGround.REPLACED, "Наставник ушёл в длительный отпуск"
    following = Mentorship(
        mentor=mentor,
        student_id=former.student_id,
        organization_id=mentor.organization_id,
        kind=former.kind,
        starts_on=former.ends_on + timedelta(days=1),
        goal=former.goal,
        programme_id=former.programme_id,
        follows_id=former.id,
        is_demo=True,
    )
    db.session.add(following)
    db.session.flush()
    serve_items(following, former.plan_item_ids)


def _issue_report(scene: Scene, mentorships: list[Mentorship]) -> None:
    finished = next((one for one in mentorships if one.state is MentorshipState.FINISHED), None)
    if finished:
        staff = scene.user("staff")
        issue_report(finished, actor=staff, today=scene.today, now=scene.now)
