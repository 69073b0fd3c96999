"""A timetable from the lottery to the results: staff make it, both sides see theirs."""

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import NotAllowedError
from app.base.viewer import OPERATOR
from app.extensions import db
from app.jobfair.enums import FairState, Selection
from app.jobfair.interviews import jobs
from app.jobfair.interviews.enums import (
    InterviewState,
    TalkSide,
    TalkVerdict,
    TimetableChangeKind,
    TimetableState,
)
from app.jobfair.interviews.errors import ChangeOutdatedError, ResultsDrawnError, TalksAheadError
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries.results import first_said
from app.jobfair.interviews.queries.timetables import find_timetable, own_interviews
from app.jobfair.interviews.rules import AwayTerms
from app.jobfair.interviews.services import arranging, changing, rating, talks
from app.jobfair.interviews.timetable_models import FairTimetableChange
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant
from app.matching.cli import matching_cli
from app.students.models import Student
from tests.factories import StudentFactory
from tests.jobfair.factories import (
    LATELY,
    TODAY,
    ApplicationFactory,
    FairFactory,
    FairParticipantFactory,
    InterviewFactory,
    VacancyFactory,
    organization_of,
)
from tests.jobfair.interviews.factories import FairTimetableFactory
from tests.letters import Letters
from tests.pages import text_of


def _wish(fair: Fair, stand: FairParticipant, student: Student, rank: int, **of: Any) -> None:
    vacancy = VacancyFactory(fair=fair, organization=stand.organization, seats=5)
    ApplicationFactory(vacancy=vacancy, student=student, rank=rank, **of)


def _draft(fair: Fair) -> list[Interview]:
    question = arranging.read_question(fair)
    plan = arranging.solve(question)
    arranging.store_plan(fair, question=question, plan=plan, actor=OPERATOR, now=LATELY)
    db.session.commit()
    return list(db.session.scalars(db.select(Interview).order_by(Interview.id)))


def test_staff_make_a_timetable_and_both_sides_see_theirs(
    as_staff: FlaskClient, as_student: FlaskClient, as_employer: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(held_on=TODAY, registration_until=TODAY)
    student = StudentFactory(user_id=as_student.user.id)
    stand = FairParticipantFactory(fair=fair, organization=organization_of(as_employer))
    _wish(fair, stand, student, 1, selection=Selection.INVITED)
    db.session.commit()
    at = f"/fair/fairs/{fair.id}"
    as_staff.post(
        f"{at}/timetable/lottery",
        data={"seed_text": "Курс", "idempotency_key": "a9a9d3a7-5b2f-4d5a-9b8e-3c76a1f2b111"},
    )
    assert "«Курс»" in as_student.page(f"{at}/talks", status=200)
    as_staff.post(f"{at}/timetable/draft")
    [talk] = _draft(fair)
    assert talk.slot == 0
    assert "Собеседований пока нет" in as_student.page(f"{at}/talks", status=200)
    page = as_staff.page(f"{at}/timetable", status=200)
    assert "Короче не бывает" in page
    timetable = find_timetable(fair)
    assert timetable
    assert "студентам — 1" in as_staff.page(f"{at}/timetable/publication", status=200)
    as_staff.post(f"{at}/timetable/publication", data={"version": timetable.version})
    assert timetable.state is TimetableState.PUBLISHED
    assert len(letters.take()) == 2
    assert "10:00–10:15" in as_student.page(f"{at}/talks", status=200)
    assert "Собеседования у стенда" in as_employer.page(f"{at}/talks", status=200)
    as_employer.post(f"/fair/talks/{talk.id}/result", data={"verdict": "yes"})
    page = as_student.page(f"{at}/talks", status=200)
    assert "хотим пригласить" not in page
    as_student.post(f"/fair/talks/{talk.id}/result", data={"verdict": "maybe", "note": "Далеко"})
    assert "хотим пригласить" in as_student.page(f"{at}/talks", status=200)
    page = as_employer.page(f"{at}/talks", status=200)
    assert "подумаю" in page
    assert "Далеко" not in page
    assert "Порядок видите только вы" in as_employer.page(f"{at}/talks/order", status=200)
    assert b"BEGIN:VEVENT" in as_employer.get(f"{at}/talks.ics").data
    assert "10:00" in as_employer.page(f"{at}/interviews", status=200)
    hall = as_staff.get(f"{at}/screen")
    assert hall.headers["Refresh"] == "30"
    assert student.last_name not in hall.text


def _places(talks: list[Interview]) -> list[int | None]:
    """The places that matching reads, talk by talk."""
    said = {one.interview_id: one.place for one in first_said(talks, TalkSide.STUDENT)}
    return [said[one.id] for one in talks]


def test_an_order_is_kept_for_matching(as_student: FlaskClient) -> None:
    fair = FairFactory(held_on=TODAY, registration_until=TODAY)
    FairTimetableFactory(fair=fair)
    student = StudentFactory(user_id=as_student.user.id)
    own = [
        InterviewFactory(participant=FairParticipantFactory(fair=fair), student=student, slot=slot)
        for slot in range(3)
    ]
    db.session.commit()
    for one, verdict in zip(own, ("no", "yes", "yes"), strict=True):
        as_student.post(f"/fair/talks/{one.id}/result", data={"verdict": verdict})
    assert _places(own) == [3, 1, 2]
    as_student.post(
        f"/fair/fairs/{fair.id}/talks/order",
        data={"talk": [own[1].id, own[2].id, own[0].id], "move": f"up:{own[2].id}"},
    )
    assert _places(own) == [3, 2, 1]


def test_a_stand_without_power_moves_its_talks_alone(letters: Letters) -> None:
    fair = FairFactory(held_on=date(2024, 3, 14))
    timetable = FairTimetableFactory(fair=fair)
    dark, lit = FairParticipantFactory(fair=fair), FairParticipantFactory(fair=fair)
    moved = InterviewFactory(participant=dark, student=StudentFactory(email="m@x.ru"), slot=0)
    stays = InterviewFactory(participant=lit, student=StudentFactory(email="s@x.ru"), slot=0)
    db.session.commit()
    kind = TimetableChangeKind.STAND_AWAY
    terms = AwayTerms(kind, participant_id=dark.id, until_time=time(10, 20))
    change = changing.propose_change(timetable, terms, actor=OPERATOR, now=LATELY)
    question = changing.read_change(change, now_slot=0)
    found = changing.solve_change(question, timetable.fair_day)
    changing.keep_change(change, question=question, found=found, actor=OPERATOR)
    assert change.figures["moved"] == 1
    assert found.is_fewest
    stale = changing.propose_change(timetable, terms, actor=OPERATOR, now=LATELY)
    changing.keep_change(stale, question=question, found=found, actor=OPERATOR)
    changing.apply_change(change, actor=OPERATOR, now=LATELY.replace(hour=10))
    assert moved.slot == 2
    assert stays.slot == 0
    told = {one.recipient for one in letters.take()}
    assert "m@x.ru" in told
    assert "s@x.ru" not in told
    with pytest.raises(ChangeOutdatedError):
        changing.apply_change(stale, actor=OPERATOR, now=LATELY)


def test_staff_look_at_a_change_before_anybody_is_told(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(held_on=date(2024, 3, 14))
    timetable = FairTimetableFactory(fair=fair)
    student = StudentFactory(email="m@x.ru")
    stand = FairParticipantFactory(fair=fair)
    talk = InterviewFactory(participant=stand, student=student, slot=0)
    db.session.commit()
    at = f"/fair/fairs/{fair.id}/timetable"
    asked = {
        "kind": "student_away",
        "student_id": talk.student_id,
        "until_time": "10:10",
        "idempotency_key": "a9a9d3a7-5b2f-4d5a-9b8e-3c76a1f2b112",
    }
    assert "Выберите студента" in text_of(
        as_staff.post(f"{at}/changes/new", data={**asked, "student_id": ""}), status=422
    )
    as_staff.post(f"{at}/changes/new", data=asked)
    [change] = db.session.scalars(db.select(FairTimetableChange))
    jobs.change({"change_id": change.id, "actor_id": as_staff.user.id, "now_slot": 0}, _quiet)
    page = as_staff.page(f"/fair/timetable-changes/{change.id}", status=200)
    assert "10:15–10:30" in page
    assert "Меньше перемен не бывает" in page
    assert talk.slot == 0
    as_staff.post(f"/fair/timetable-changes/{change.id}/application")
    db.session.refresh(talk)
    assert talk.slot == 1
    assert letters.take()
    assert "сделано" in as_staff.page(at, status=200)
    assert timetable.digest


def test_staff_move_the_talks_of_a_stand_without_power(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(held_on=date(2024, 3, 14))
    FairTimetableFactory(fair=fair)
    dark, lit = FairParticipantFactory(fair=fair), FairParticipantFactory(fair=fair)
    moved = InterviewFactory(participant=dark, student=StudentFactory(email="m@x.ru"), slot=0)
    stays = InterviewFactory(participant=lit, slot=0)
    db.session.commit()
    at = f"/fair/fairs/{fair.id}/timetable"
    asked = {
        "kind": "stand_away",
        "until_time": "10:10",
        "idempotency_key": "3f0a5b1c-7a53-4d6e-8a55-0b6b52e2c7d4",
    }
    assert "Выберите стенд" in text_of(as_staff.post(f"{at}/changes/new", data=asked), status=422)
    as_staff.post(f"{at}/changes/new", data={**asked, "participant_id": dark.id})
    [change] = db.session.scalars(db.select(FairTimetableChange))
    jobs.change({"change_id": change.id, "actor_id": as_staff.user.id, "now_slot": 0}, _quiet)
    page = as_staff.page(f"/fair/timetable-changes/{change.id}", status=200)
    assert "Меньше перемен не бывает" in page
    as_staff.post(f"/fair/timetable-changes/{change.id}/application")
    db.session.refresh(moved)
    assert (moved.slot, stays.slot) == (1, 0)
    assert letters.to("m@x.ru")
    letters.take()


def test_a_talk_of_the_reserve_gets_the_first_free_time(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(held_on=date(2024, 3, 14))
    FairTimetableFactory(fair=fair)
    stand = FairParticipantFactory(fair=fair)
    InterviewFactory(participant=stand, slot=0)
    waiting = InterviewFactory(
        participant=stand, slot=None, table_number=None, state=InterviewState.RESERVE
    )
    db.session.commit()
    assert "без времени" in as_staff.page(f"/fair/fairs/{fair.id}/interviews", status=200)
    page = as_staff.page(f"/fair/talks/{waiting.id}", status=200)
    assert "Назначить свободное время" in page
    as_staff.post(f"/fair/talks/{waiting.id}/move", data={"event": "seat"})
    db.session.refresh(waiting)
    assert (waiting.state, waiting.slot) == (InterviewState.SCHEDULED, 1)
    as_staff.post(f"/fair/talks/{waiting.id}/move", data={"event": "cancel"})
    db.session.refresh(waiting)
    assert (waiting.state, waiting.slot) == (InterviewState.CANCELLED, None)
    letters.take()


def _quiet(_done: int, _total: int, _message: str = "") -> None:
    """A progress that nobody follows."""


def test_a_walk_in_is_one_talk_however_often_it_is_noted(as_employer: FlaskClient) -> None:
    stand = FairParticipantFactory(organization=organization_of(as_employer))
    student = StudentFactory()
    first = talks.add_walk_in(stand, student, actor=as_employer.user, now=LATELY)
    again = talks.add_walk_in(stand, student, actor=as_employer.user, now=LATELY)
    assert again is first
    assert first.state is InterviewState.HELD
    assert first.is_walk_in
    with pytest.raises(NotAllowedError):
        talks.add_walk_in(FairParticipantFactory(), student, actor=as_employer.user, now=LATELY)


def test_nothing_is_said_before_the_day_and_nothing_changes_after_the_results(
    as_student: FlaskClient,
) -> None:
    fair = FairFactory(held_on=date(2024, 3, 14))
    FairTimetableFactory(fair=fair)
    student = StudentFactory(user_id=as_student.user.id)
    talk = InterviewFactory(participant=FairParticipantFactory(fair=fair), student=student)
    db.session.commit()
    said = {"verdict": TalkVerdict.YES, "actor": as_student.user, "now": LATELY}
    with pytest.raises(TalksAheadError):
        rating.say_result(talk, today=TODAY, **said)
    fair.state = FairState.CLOSED
    db.session.commit()
    as_student.post(f"/fair/talks/{talk.id}/result", data={"verdict": "yes"})
    assert first_said([talk], TalkSide.STUDENT) == []
    with pytest.raises(ResultsDrawnError):
        rating.say_result(talk, today=TODAY, **said)


def test_another_students_talk_is_not_there(as_student: FlaskClient) -> None:
    fair = FairFactory(held_on=TODAY, registration_until=TODAY)
    FairTimetableFactory(fair=fair)
    StudentFactory(user_id=as_student.user.id)
    talk = InterviewFactory(participant=FairParticipantFactory(fair=fair))
    db.session.commit()
    assert as_student.get(f"/fair/talks/{talk.id}").status_code == 404
    assert own_interviews(fair, as_student.user) == []


def test_the_command_tells_everything_and_a_dry_run_keeps_nothing(app: Flask) -> None:
    fair = FairFactory()
    _wish(fair, FairParticipantFactory(fair=fair), StudentFactory(), 1)
    db.session.commit()
    run = app.test_cli_runner().invoke
    asked = ["jobfair", "timetable", str(fair.id)]
    told = json.loads(run(args=[*asked, "--dry-run", "--json"]).output)
    assert (told["slots_used"], told["slots_bound"], told["violations"]) == (1, 1, 0)
    assert find_timetable(fair) is None
    assert "накладок нет" in run(args=["jobfair", "timetable", str(fair.id)]).output
    db.session.expire_all()
    timetable = find_timetable(fair)
    assert timetable
    assert timetable.state is TimetableState.DRAFT
    assert timetable.digest == told["digest"]
    assert run(args=["jobfair", "timetable", "999999"]).exit_code == 1


def test_anybody_verifies_a_timetable_by_its_file_alone(app: Flask, tmp_path: Path) -> None:
    fair = FairFactory()
    stands = [FairParticipantFactory(fair=fair, tables=tables) for tables in (1, 2)]
    for _ in range(4):
        student = StudentFactory()
        for rank, stand in enumerate(stands, 1):
            _wish(fair, stand, student, rank)
    db.session.commit()
    run = app.test_cli_runner().invoke
    told = run(args=["jobfair", "timetable", str(fair.id), "--dry-run", "--json"]).output
    file = tmp_path / "timetable.json"

    def verified(document: dict[str, Any]) -> tuple[int, set[str]]:
        file.write_text(json.dumps(document), encoding="utf-8")
        answer = run(matching_cli, ["verify-timetable", str(file), "--json"])
        verdict = json.loads(answer.stdout)
        faults = [*verdict["violations"], *verdict["claims"]]
        return answer.exit_code, {one["code"] for one in faults}

    assert verified(json.loads(told)) == (0, set())
    spoiled = json.loads(told)
    spoiled["talks"][0]["slot"] = spoiled["talks"][1]["slot"]  # nobody is in two places
    code, faults = verified(spoiled)
    assert code == 1
    assert faults >= {"person_clash", "wrong_digest"}
