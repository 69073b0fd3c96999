"""The demo fair before its day: the hall, who takes part, who comes, the programme, the guests."""

from collections import Counter
from collections.abc import Iterator
from datetime import time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from stdnum import damm

from app.demo.bulk import insert_rows
from app.demo.invention import invent_person
from app.demo.jobfair import FAIR_DAY
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.codes import LENGTH
from app.jobfair.models import Fair, Vacancy
from app.jobfair.venue.enums import MAX_LINES, ParticipantState, SessionKind
from app.jobfair.venue.models import (
    FairGuestGroup,
    FairParticipant,
    FairRepresentative,
    FairSession,
    FairStand,
)

PLACES = 10  # stands in a line of the hall
_STATES = (ParticipantState.CONFIRMED,) * 8 + (
    ParticipantState.REGISTERED,
    ParticipantState.INVITED,
)
_NEEDS = ("", "", "", "Два стула и стойка", "Место для стенда 2 × 1 м")
_POSTS = ("директор", "заместитель директора", "методист", "заведующий", "специалист по кадрам")
_PROGRAMME = (
    (SessionKind.TALK, "Открытие ярмарки", "Актовый зал", time(10), time(10, 15), None),
    (
        SessionKind.TALK,
        "Меры поддержки молодых педагогов",
        "Актовый зал",
        time(10, 30),
        time(11),
        None,
    ),
    (SessionKind.MASTER_CLASS, "Первый урок: с чего начать", "Кабинет 12", time(11), time(12), 15),
    (
        SessionKind.MASTER_CLASS,
        "Как пройти собеседование",
        "Кабинет 14",
        time(12, 30),
        time(13, 15),
        20,
    ),
)
_FREE = 2  # stands nobody has, so that somebody can move
_HALL = MAX_LINES**2  # stands of the largest hall; whoever it has no room for waits


def load_venue(scene: Scene) -> None:
    """Prepare the coming fair as it is two weeks before."""
    fair = db.session.scalars(select(Fair).where(Fair.held_on == FAIR_DAY)).one()
    employers = _employers(scene, fair)
    insert_rows(FairParticipant, list(participant_rows(scene, fair, employers)))
    participants = db.session.scalars(
        select(FairParticipant).where(FairParticipant.fair_id == fair.id)
    ).all()
    insert_rows(FairStand, list(stand_rows(fair, min(len(participants) + _FREE, _HALL))))
    insert_rows(FairRepresentative, list(_people(scene, participants)))
    insert_rows(FairSession, list(_sessions(fair)))
    insert_rows(FairGuestGroup, list(_guests(scene, fair)))


def _employers(scene: Scene, fair: Fair) -> list[int]:
    """Return whoever has posted a vacancy, those with demo accounts first."""
    posting = select(Vacancy.organization_id).where(Vacancy.fair_id == fair.id).distinct()
    named = [scene.user(f"employer{number}").organization_id or 0 for number in (1, 2)]
    others = sorted(set(db.session.scalars(posting)) - set(named))
    return [*named, *others]


def participant_rows(scene: Scene, fair: Fair, employers: list[int]) -> Iterator[dict[str, Any]]:
    stand = 0
    for place, organization_id in enumerate(employers):
        is_named = place < 2  # the demo's own employers
        state = ParticipantState.CONFIRMED if is_named else scene.random.choice(_STATES)
        if state is ParticipantState.CONFIRMED and stand == _HALL - _FREE:
            state = ParticipantState.REGISTERED
        is_confirmed = state is ParticipantState.CONFIRMED
        stand += is_confirmed
        yield {
            "fair_id": fair.id,
            "organization_id": organization_id,
            "state": state,
            "stand": str(stand) if is_confirmed else "",
            "tables": scene.random.choice((1, 1, 1, 2)),
            "needs_power": scene.random.random() < 0.3,
            "needs_screen": scene.random.random() < 0.15,
            "needs": scene.random.choice(_NEEDS),
            "reason": "",
            "decided_at": scene.now - timedelta(days=3) if is_confirmed else None,
            "is_demo": True,
            "version": 1,
        }


def stand_rows(fair: Fair, count: int) -> Iterator[dict[str, Any]]:
    width = max(PLACES, -(-count // MAX_LINES))
    for index in range(count):
        line, place = divmod(index, width)
        yield {
            "fair_id": fair.id,
            "number": str(index + 1),
            "line": line + 1,
            "place": place + 1,
            "has_power": index % 7 != 3,
            "is_demo": True,
            "version": 1,
        }


def _people(scene: Scene, participants: Any) -> Iterator[dict[str, Any]]:
    for participant in participants:
        if participant.state is ParticipantState.INVITED:
            continue
        for _ in range(scene.random.choice((1, 1, 2))):
            yield {
                "participant_id": participant.id,
                "name": invent_person(scene.random).full_name,
                "post": scene.random.choice(_POSTS),
                "code": draw_code(scene.random),
                "is_demo": True,
            }


def draw_code(chance: Random) -> str:
    """Return a code by the scene's own chance: the same seed gives the same badges."""
    drawn = f"{chance.randrange(10 ** (LENGTH - 1)):0{LENGTH - 1}}"
    return drawn + damm.calc_check_digit(drawn)


def _sessions(fair: Fair) -> Iterator[dict[str, Any]]:
    for kind, title, place, starts_at, ends_at, seats in _PROGRAMME:
        yield {
            "fair_id": fair.id,
            "kind": kind,
            "title": title,
            "about": "",
            "speaker": "",
            "place": place,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "seats": seats,
            "taken": 0,
            "participant_id": None,
            "is_demo": True,
            "version": 1,
        }


def _guests(scene: Scene, fair: Fair) -> Iterator[dict[str, Any]]:
    last = max(group.course for group in scene.groups)
    reached = Counter(one.group_id for one in scene.students if one.email or one.user_id)
    for group in scene.groups:
        if group.course == last:
            yield {
                "fair_id": fair.id,
                "group_id": group.id,
                "invited_at": scene.now - timedelta(days=7),
                "letters": reached[group.id],
                "is_demo": True,
            }
