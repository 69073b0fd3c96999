"""Demo candidates: CVs, stars, the order of wishes, whom employers chose, questions."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, update

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.candidates.enums import CvVisibility, QuestionState, WorkShare
from app.jobfair.candidates.models import (
    CandidateInvitation,
    CandidateProfile,
    FavouriteVacancy,
    VacancyQuestion,
)
from app.jobfair.enums import Selection, VacancyState
from app.jobfair.models import FairApplication, Vacancy
from app.jobfair.rules import OPEN_APPLICATIONS

ABOUT = (
    "Выбрала педагогику, потому что с восьмого класса помогала вожатой в школьном лагере.",
    "Люблю работать с малышами: веду кружок лепки при колледже.",
    "Хочу учить в начальной школе, как моя первая учительница.",
    "Спокойно нахожу общий язык с подростками, веду туристический клуб.",
)
SKILLS = (
    "Игра на аккордеоне, хоровое пение.",
    "Рисование, оформление кабинета, фотография.",
    "Английский язык, настольные игры на уроке.",
    "Логоритмика, подвижные игры, первая помощь.",
)
QUESTIONS = (
    ("Можно ли прийти познакомиться до ярмарки?", "Да, по вторникам после двух часов дня."),
    ("Есть ли рядом жильё для молодого специалиста?", "Колледж и школа помогают с комнатой."),
    ("Будет ли у меня наставник в первый год?", ""),
    ("Сколько детей в группе?", ""),
)
RANKED_SHARE, PROFILE_SHARE, CHOSEN_SHARE = 0.8, 0.6, 0.6


class _Applied(NamedTuple):
    id: int
    student_id: int
    vacancy_id: int


def load_candidates(scene: Scene) -> None:
    """Let those who applied write CVs and order their wishes, and employers choose."""
    columns = (FairApplication.id, FairApplication.student_id, FairApplication.vacancy_id)
    found = db.session.execute(
        select(*columns)
        .where(FairApplication.state.in_(OPEN_APPLICATIONS))
        .order_by(FairApplication.student_id, FairApplication.id)
    )
    applied = [_Applied._make(row) for row in found]
    named = [scene.student_of(f"student{number}").id for number in (1, 2)]
    students = list(dict.fromkeys([*named, *(one.student_id for one in applied)]))
    _order(scene, applied)
    insert_rows(CandidateProfile, [_profile(scene, id_, named) for id_ in _some(scene, students)])
    vacancies = list(
        db.session.scalars(
            select(Vacancy.id).where(Vacancy.state == VacancyState.APPROVED).order_by(Vacancy.id)
        )
    )
    insert_rows(FavouriteVacancy, _stars(scene, students, vacancies))
    insert_rows(VacancyQuestion, _questions(scene, students, vacancies))
    insert_rows(CandidateInvitation, _invitations(scene, named, applied, vacancies))


def _some(scene: Scene, students: Sequence[int]) -> list[int]:
    others = [id_ for id_ in students[2:] if scene.random.random() < PROFILE_SHARE]
    return [*students[:2], *others]


def _profile(scene: Scene, student_id: int, named: Sequence[int]) -> dict[str, Any]:
    visibility = scene.random.choice(
        (CvVisibility.APPLIED, CvVisibility.APPLIED, CvVisibility.FAIR)
    )
    return {
        "student_id": student_id,
        "about": scene.random.choice(ABOUT),
        "skills": scene.random.choice(SKILLS),
        "wanted_town": "",
        "wanted_from": date(2024, 7, 1),
        "wanted_share": scene.random.choice(tuple(WorkShare)),
        "shows_practice": True,
        "shows_marks": True,
        "shows_feedback": scene.random.random() < 0.5,
        "shows_certificates": True,
        "visibility": CvVisibility.FAIR if student_id in named else visibility,
        "changed_at": scene.now - timedelta(days=scene.random.randint(1, 9)),
        "is_demo": True,
        "version": 1,
    }


def _order(scene: Scene, applied: Sequence[_Applied]) -> None:
    """Most have said which wish is dearest; employers have looked at most."""
    changes = []
    for _id, several in groupby(applied, key=lambda one: one.student_id):
        own = list(several)
        scene.random.shuffle(own)
        is_ranked = scene.random.random() < RANKED_SHARE
        for rank, one in enumerate(own, start=1):
            changes.append(
                {
                    "of": one.id,
                    "place": rank if is_ranked else None,
                    "said": _said(scene),
                }
            )
    if changes:
        statement = (
            update(FairApplication.__table__)  # type: ignore[arg-type]
            .where(FairApplication.__table__.c.id == bindparam("of"))
            .values(rank=bindparam("place"), selection=bindparam("said"))
        )
        db.session.execute(statement, changes)
        db.session.expire_all()


def _said(scene: Scene) -> Selection:
    chance = scene.random.random()
    if chance < CHOSEN_SHARE:
        return Selection.INVITED
    return Selection.PASSED_OVER if chance < CHOSEN_SHARE + 0.1 else Selection.UNDECIDED


def _stars(scene: Scene, students: Sequence[int], vacancies: Sequence[int]) -> list[dict[str, Any]]:
    return [
        {"student_id": id_, "vacancy_id": vacancy_id, "added_at": scene.now}
        for id_ in students
        for vacancy_id in scene.random.sample(vacancies, k=min(2, len(vacancies)))
    ]


def _questions(
    scene: Scene, students: Sequence[int], vacancies: Sequence[int]
) -> list[dict[str, Any]]:
    return [
        _question(scene, scene.random.choice(students), vacancy_id, number)
        for number, vacancy_id in enumerate(vacancies[: 8 + len(vacancies) // 20])
    ]


def _question(scene: Scene, student_id: int, vacancy_id: int, number: int) -> dict[str, Any]:
    text, answer = QUESTIONS[number % len(QUESTIONS)]
    waiting = QuestionState.ASKED if number % 8 == 3 else QuestionState.PASSED
    return {
        "vacancy_id": vacancy_id,
        "student_id": student_id,
        "text": text,
        "answer": answer,
        "reason": "",
        "state": QuestionState.ANSWERED if answer else waiting,
        "asked_at": scene.now - timedelta(days=3),
        "answered_at": scene.now - timedelta(days=1) if answer else None,
        "answered_by_id": None,
        "is_demo": True,
        "version": 1,
    }


def _invitations(
    scene: Scene, named: Sequence[int], applied: Sequence[_Applied], vacancies: Sequence[int]
) -> list[dict[str, Any]]:
    wished = {(one.student_id, one.vacancy_id) for one in applied}
    free = [id_ for id_ in vacancies if (named[1], id_) not in wished]
    return [
        {
            "vacancy_id": id_,
            "student_id": named[1],
            "message": "Нам понравился ваш кружок. Приходите поговорить.",
            "invited_at": scene.now - timedelta(days=1),
            "invited_by_id": None,
            "declined_at": None,
            "is_demo": True,
        }
        for id_ in free[:1]
    ]
