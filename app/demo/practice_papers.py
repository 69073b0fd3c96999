"""Demo papers of practice: the order, the lists in time, directions, what each speciality does."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from app.demo.scene import Scene
from app.extensions import db
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod
from app.practice.papers.queries import papers as queries
from app.practice.papers.queries import programmes
from app.practice.papers.rules import (
    OrderTerms,
    PracticeProgrammeTerms,
    fingerprint,
    last_day_to_send,
)
from app.practice.papers.services.issuing import issue_directions, issue_order
from app.practice.papers.services.lists import note_received, send_lists
from app.practice.papers.services.programmes import set_programme

NOON = time(12, tzinfo=UTC)
BEFORE_START = timedelta(days=5)  # directions are given out then
AGREED = "Заместитель директора по учебной работе\nЗаведующий практикой"
PROGRAMME = PracticeProgrammeTerms(
    tasks=(
        "Познакомиться с организацией, её распорядком и правилами охраны труда\n"
        "Понаблюдать за работой наставника и записать выводы в дневник\n"
        "Подготовить и провести два занятия с детьми под руководством наставника\n"
        "Провести мероприятие с группой или классом и оценить его\n"
        "Собрать материалы и написать отчёт о практике"
    ),
    competences=(
        "ОК 01. Выбирать способы решения задач профессиональной деятельности\n"
        "ОК 04. Эффективно взаимодействовать и работать в коллективе и команде\n"
        "ПК 1.1. Планировать и проводить занятия с детьми\n"
        "ПК 1.2. Анализировать проведённые занятия"
    ),
    works=(
        "Наблюдение и анализ занятий — 36\n"
        "Подготовка и проведение занятий — 72\n"
        "Воспитательная работа с детьми — 24\n"
        "Ведение дневника и отчёта — 12"
    ),
)


def load_practice_papers(scene: Scene) -> None:
    """Issue the papers of the practice whose distribution is public."""
    published = select(PracticePeriod).where(PracticePeriod.state == PeriodState.PUBLISHED)
    for period in db.session.scalars(published.order_by(PracticePeriod.id)).all():
        _load_period(scene, period)


def _load_period(scene: Scene, period: PracticePeriod) -> None:
    staff = scene.user("staff")
    for speciality in programmes.specialities_of(period):
        set_programme(period, speciality_id=speciality.id, terms=PROGRAMME, actor=staff)
    ordered = last_day_to_send(period.starts_on, {})
    issue_order(
        period,
        terms=OrderTerms(signed_on=ordered, agreed=AGREED),
        seen=fingerprint(queries.roll_of(period)),
        actor=staff,
        now=_at(ordered),
    )
    # Handed over by people: a demonstration writes no letters.
    send_lists(period, task=None, actor=staff, now=_at(ordered), today=ordered)
    for sent in queries.lists_of(period)[::2]:
        note_received(sent, actor=staff, today=ordered + timedelta(days=2))
    given = period.starts_on - BEFORE_START
    issue_directions(period, on=given, actor=staff, now=_at(given))


def _at(day: date) -> datetime:
    return datetime.combine(day, NOON)
