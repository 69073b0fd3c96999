"""The day of the fair that was held: passes, who came when and by which door, a few guests."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from app.base import clock
from app.demo.bulk import insert_rows
from app.demo.invention import invent_person
from app.demo.jobfair_interviews import HELD_ON
from app.demo.jobfair_venue import draw_code
from app.demo.scene import Scene
from app.extensions import db
from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant, FairRepresentative

GUESTS = 9
DOORS = ("Главный вход", "Главный вход", "Вход со двора")
_FROM = ("выпускница 2019 года", "другой колледж", "законный представитель студента", "")
_POSTS = ("директор", "методист", "заведующий", "заместитель директора")
AGAIN_SHARE = 0.1  # of those who came: their pass was read at a second door too


def load_checkin(scene: Scene) -> None:
    """Let those who talked have come with a pass; who missed every talk took none."""
    fair = db.session.scalars(select(Fair).where(Fair.held_on == HELD_ON)).one()
    stands = list(
        db.session.scalars(
            select(FairParticipant)
            .where(FairParticipant.fair_id == fair.id)
            .order_by(FairParticipant.id)
        )
    )
    people = list(_representatives(scene, stands))
    insert_rows(FairRepresentative, people)
    rows = [*_students(scene, fair), *_of_stands(scene, fair, people), *_guests(scene, fair)]
    insert_rows(FairPass, rows)
    _let_arrive(scene, fair)


def _let_arrive(scene: Scene, fair: Fair) -> None:
    """Read every pass at a door before the first talk, some at two; the earlier one counts."""
    passes = db.session.scalars(
        select(FairPass).where(FairPass.fair_id == fair.id).order_by(FairPass.id)
    ).all()
    came = {one.id: _moment_of(scene, one) for one in passes}
    again = [one.id for one in passes if scene.random.random() < AGAIN_SHARE]
    scans = [_scan(scene, id_, at) for id_, at in came.items()]
    scans += [_scan(scene, id_, came[id_] + timedelta(minutes=40)) for id_ in again]
    insert_rows(FairScan, scans)
    first = select(FairScan.pass_id, func.min(FairScan.id)).group_by(FairScan.pass_id)
    rows = [
        {"fair_id": fair.id, "pass_id": id_, "scan_id": scan_id, "arrived_at": came[id_]}
        for id_, scan_id in db.session.execute(first)
    ]
    insert_rows(FairArrival, rows)


def _students(scene: Scene, fair: Fair) -> Iterator[dict[str, Any]]:
    talked = (
        select(Interview.student_id)
        .where(Interview.fair_id == fair.id, Interview.state == InterviewState.HELD)
        .distinct()
    )
    for student_id in db.session.scalars(talked.order_by(Interview.student_id)):
        yield _pass(scene, fair, HolderKind.STUDENT, student_id=student_id)


def _representatives(scene: Scene, stands: Sequence[FairParticipant]) -> Iterator[dict[str, Any]]:
    for stand in stands:
        yield {
            "participant_id": stand.id,
            "name": invent_person(scene.random).full_name,
            "post": scene.random.choice(_POSTS),
            "code": draw_code(scene.random),
            "is_demo": True,
        }


def _of_stands(
    scene: Scene, fair: Fair, people: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """All but the last stand had somebody at it."""
    for one in people[:-1]:
        values = {"name": one["name"], "about": one["post"], "code": one["code"]}
        yield _pass(
            scene,
            fair,
            HolderKind.REPRESENTATIVE,
            participant_id=one["participant_id"],
            **values,
        )


def _guests(scene: Scene, fair: Fair) -> Iterator[dict[str, Any]]:
    for number in range(GUESTS):
        values = {
            "name": invent_person(scene.random).full_name,
            "about": _FROM[number % len(_FROM)],
            "token": f"{scene.random.getrandbits(128):032x}",
        }
        yield _pass(scene, fair, HolderKind.VISITOR, **values)


def _pass(scene: Scene, fair: Fair, kind: HolderKind, **values: Any) -> dict[str, Any]:
    return {
        "fair_id": fair.id,
        "kind": kind,
        "code": draw_code(scene.random),
        "token": None,
        "student_id": None,
        "participant_id": None,
        "name": "",
        "about": "",
        "email": None,
        "made_at": _at(time(9)) - timedelta(days=2),
        "is_demo": True,
        **values,
    }


def _moment_of(scene: Scene, holder: FairPass) -> datetime:
    """Employers come first, then most of the students, guests through the day."""
    begins, minutes = {
        HolderKind.REPRESENTATIVE: (time(9), 40),
        HolderKind.STUDENT: (time(9, 20), 45),
        HolderKind.VISITOR: (time(10), 150),
    }[holder.kind]
    return _at(begins) + timedelta(seconds=scene.random.randrange(minutes * 60))


def _scan(scene: Scene, pass_id: int, at: datetime) -> dict[str, Any]:
    return {
        "key": str(UUID(int=scene.random.getrandbits(128), version=4)),
        "pass_id": pass_id,
        "participant_id": None,
        "spot": scene.random.choice(DOORS),
        "device_at": at,
        "happened_at": at,
        "received_at": at,
        "scanned_by_id": scene.user("staff").id,
    }


def _at(moment: time) -> datetime:
    return datetime.combine(HELD_ON, moment, tzinfo=clock.zone()).astimezone(UTC)
