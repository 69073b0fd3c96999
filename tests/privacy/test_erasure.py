"""Erasure: nothing of the person is left in any table, everything counted stays."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.audit.context import Actor, acting_as
from app.awards.models import Award, Nomination
from app.base.errors import NotAllowedError
from app.base.query_count import counted_queries
from app.base.search import search_words
from app.base.viewer import OPERATOR
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.extensions import db
from app.files.models import FileChunk, StoredFile
from app.files.services.stored import store_file
from app.notifications.models import Letter
from app.privacy.errors import AlreadyErasedError, ErasureRefusedError
from app.privacy.models import Consent, Erasure
from app.privacy.queries.people import rows_about, whole_person
from app.privacy.services.erasure import erase_person, preview_erasure
from app.privacy.services.held import as_json, as_sheet, held_on
from app.students.models import Student
from app.web.listing.models import SavedFilter
from app.web.personal import ERASED, ERASED_BIRTH_DATE, personal_tables
from tests.factories import StudentFactory, UserFactory, user_of
from tests.files.samples import pdf
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, account_of
from tests.notifications.factories import LetterFactory
from tests.privacy.factories import consent_of
from tests.safety.world import SECRETS, World, make_world

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
TODAY = date(2024, 2, 26)
# Tables whose rows an erasure itself adds or removes.
UNCOUNTED = {
    "audit_entries", "audit_fields", "erasures", "search_words", "file_chunks", "stored_files",
    "attachments", "saved_filters", "undo_steps", "idempotency_keys", "account_tokens",
    "contact_persons", "plan_uploads",
}  # fmt: skip


def erase(kind: str, id_: int) -> Erasure:
    """Erase a person as an administrator does."""
    return erase_person(kind, id_, reason="заявление", actor=OPERATOR, now=NOW, today=TODAY)


def everything() -> str:
    """Return the text of every value of every table, as somebody with the database reads it."""
    told: list[str] = []
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            told += (
                json.dumps(value, ensure_ascii=False, default=str)
                for value in row.values()
                if not isinstance(value, bytes)
            )
    return "\n".join(told)


def counts() -> dict[str, int]:
    """Return how many rows each counted table has."""
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in db.metadata.sorted_tables
        if table.name not in UNCOUNTED
    }


@pytest.fixture
def over(app: Flask, letters: Letters) -> World:
    """A world whose work is done: the contract is no more in force."""
    world = make_world(over=True)
    letters.take()
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    contract.state, contract.terminated_on = ContractState.TERMINATED, TODAY
    contract.termination_reason, contract.paper = "по соглашению", None
    db.session.commit()
    return world


def named_everywhere(student: Student) -> None:
    """Put the student's name where it comes to stand in the course of years."""
    for change in ("Анна", "Ганна", student.first_name):
        with acting_as(Actor(student.full_name, student.user_id)):
            student.first_name = change
            db.session.flush()
    LetterFactory(recipient=SECRETS["email"], body=f"Здравствуйте, {student.first_name}!")
    LetterFactory(recipient="boss@test.example", body=f"Откликнулся {student.full_name}.")
    db.session.add(
        SavedFilter(
            user_id=student.user_id, path="/fair/", title="моё", query=f"q={student.last_name}"
        )
    )
    db.session.commit()


def test_nothing_of_a_student_is_left_and_every_count_stays(over: World, letters: Letters) -> None:
    student = over.student
    named_everywhere(student)
    letters.take()
    before = counts()
    last_name, email = student.last_name, student.account.email if student.account else ""
    erase("student", student.id)
    db.session.commit()
    db.session.expire_all()
    told = everything()
    for secret in (last_name, email, SECRETS["phone"], SECRETS["email"], SECRETS["town"]):
        assert str(secret) not in told
    assert "2007-11-29" not in told
    after = counts()
    # The own words go: no figure counts them.
    own = ("erasures", "practice_diary_entries", "practice_conflicts", "candidate_profiles")
    answers = ("outcome_statements",)  # the record they were made of keeps the figure
    own_at_fair = ("candidate_invitations", "fair_scans", "vacancy_questions", "vacancy_searches")
    gone = dict.fromkeys((*own, *answers, *own_at_fair), 0)
    assert {**after, **gone} == {**before, **gone}
    assert student.full_name.startswith(ERASED)
    assert student.birth_date == ERASED_BIRTH_DATE
    assert student.erased_on == TODAY


def test_the_account_is_closed_and_its_words_are_found_no_more(over: World) -> None:
    student = over.student
    user_id = student.user_id
    erase("student", student.id)
    account = over.people[Role.STUDENT]
    assert account.id == user_id
    assert not account.active
    assert account.password_hash is None
    words = select(func.count()).where(
        search_words.c.kind == "students", search_words.c.record_id == student.id
    )
    assert db.session.scalar(words) == 0


def test_a_contract_in_force_refuses_and_says_why(app: Flask, letters: Letters) -> None:
    world = make_world(over=True)
    letters.take()
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    assert contract.state in (ContractState.SIGNED, ContractState.WORKING)
    known = whole_person("student", world.student.id)
    assert any(one.reasons for one in preview_erasure(known))
    with pytest.raises(ErasureRefusedError, match=contract.number):
        erase("student", world.student.id)
    assert world.student.erased_on is None


def test_the_preview_changes_nothing_and_tells_every_table(over: World) -> None:
    before = everything()
    fates = preview_erasure(whole_person("student", over.student.id))
    tables = {one.table.table for one in fates}
    assert tables >= {"students", "users", "target_contracts", "practice_placements", "mentorships"}
    assert all(one.table.stays or one.table.fate == "delete" for one in fates)
    assert everything() == before


def test_a_scan_goes_with_its_person(app: Flask) -> None:
    student = StudentFactory(consents=())
    file = store_file(pdf(), name="Согласие Петренко.pdf", actor=None, now=NOW)
    consent = consent_of(student, "processing", file=file)
    erase("student", student.id)
    assert db.session.scalar(select(func.count(StoredFile.id))) == 0
    assert db.session.scalar(select(func.count(FileChunk.id))) == 0
    left = db.session.get_one(Consent, consent.id)
    assert not left.is_given
    assert left.representative_name == ""


def test_two_of_a_group_can_both_be_erased(app: Flask) -> None:
    first = StudentFactory()
    second = StudentFactory(group=first.group)
    for one in (first, second):
        erase("student", one.id)
    assert first.full_name != second.full_name
    with pytest.raises(AlreadyErasedError):
        erase("student", first.id)


def test_a_mentor_is_erased_and_the_register_has_no_gap(over: World) -> None:
    mentor_id = over.ids["mentor_id"]
    named = db.session.scalars(select(Nomination).where(Nomination.mentor_id == mentor_id)).all()
    awards = db.session.scalars(select(Award).where(Award.mentor_id == mentor_id)).all()
    assert named or awards
    numbers = [(one.year, one.number) for one in awards]
    known = whole_person("mentor", mentor_id)
    (name,) = [one for one in known.names if " " in one and "Ковальчук" in one][:1]
    erase("mentor", mentor_id)
    db.session.expire_all()
    assert name not in everything()
    assert [(one.year, one.number) for one in awards] == numbers


def test_a_contact_and_an_asker_are_erased_too(over: World) -> None:
    contact_id = over.ids["contact_id"]
    asked = over.ids.get("join_request_id")
    assert asked
    erase("contact", contact_id)
    erase("join_request", asked)
    assert "Зиминская Ольга Петровна" not in everything()


def test_the_last_administrator_stays(app: Flask) -> None:
    admin = UserFactory(role=Role.ADMIN, password_hash="x")
    with pytest.raises(ErasureRefusedError, match="единственный"):
        erase("account", admin.id)


def test_staff_may_not_erase(app: Flask) -> None:
    student = StudentFactory()
    with pytest.raises(NotAllowedError):
        erase_person(
            "student",
            student.id,
            reason="x",
            actor=UserFactory(role=Role.STAFF),
            now=NOW,
            today=TODAY,
        )


def test_a_waiting_letter_to_nobody_is_not_sent(app: Flask, letters: Letters) -> None:
    student = StudentFactory(email="who@test.example")
    letter = LetterFactory(recipient="who@test.example")
    letters.take()
    erase("student", student.id)
    left = db.session.get_one(Letter, letter.id)
    assert left.recipient == ""
    assert left.state in ("sent", "failed", "shown")


def test_what_is_held_is_told_to_programs_and_to_people(over: World) -> None:
    sections = held_on(whole_person("student", over.student.id))
    document: dict[str, Any] = json.loads(as_json(sections, at=NOW))
    tables = {one["table"] for one in document["sections"]}
    assert tables >= {"students", "users", "consents", "practice_placements", "fair_applications"}
    text = json.dumps(document, ensure_ascii=False)
    assert over.student.last_name in text
    assert SECRETS["phone"] in text
    assert "password" not in text
    assert as_sheet(sections, "Данные")[:2] == b"PK"
    words = [pair for one in sections for words in one.words for pair in words]
    assert ("фамилия", over.student.last_name) in words
    assert ("дата рождения", "29.11.2007") in words


def test_a_page_reads_the_first_of_each_kind_and_counts_all(over: World) -> None:
    for _ in range(3):
        LetterFactory(recipient=over.student.email)
    known = whole_person("student", over.student.id)
    everything = held_on(known)
    told = (rows_about(table, known, told=True) for table in personal_tables().values())
    assert [len(one.rows) for one in everything] == [len(rows) for rows in told if rows]
    with counted_queries() as statements:
        shown = held_on(known, most=1)
    assert sum("count(*)" in one for one in statements) == 1
    assert sum(" LIMIT " in one for one in statements) == len(shown)
    assert max(one.count for one in shown) >= 3
    for whole, part in zip(everything, shown, strict=True):
        assert (part.table, part.count) == (whole.table, len(whole.rows))
        assert (part.rows, part.words) == (whole.rows[:1], whole.words[:1])


def test_nobody_elses_rows_are_told(over: World) -> None:
    stranger = StudentFactory(last_name="Чужаков")
    user_of(stranger)
    account_of(MentorFactory(last_name="Посторонний"))
    told = as_json(held_on(whole_person("student", over.student.id)), at=NOW).decode()
    assert "Чужаков" not in told
    assert "Посторонний" not in told
