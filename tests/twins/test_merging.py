"""Two records made one: everything follows, and everything comes back."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from app.accounts.enums import Role
from app.audit.models import AuditEntry
from app.base.errors import NotAllowedError
from app.extensions import db
from app.mentors.models import Mentor
from app.mentors.twins import KIND as MENTORS
from app.organizations.models import ContactPerson, Organization
from app.organizations.twins import TWINS as ORGANIZATIONS
from app.privacy.enums import ConsentState
from app.privacy.models import Consent
from app.students.models import Student
from app.students.twins import TWINS as STUDENTS
from app.twins.enums import PairState
from app.twins.errors import (
    AlreadyUndoneError,
    ItselfError,
    MergedRecordChangedError,
    PairDecidedError,
    RecordsClashError,
)
from app.twins.kinds import TwinKind
from app.twins.models import Merge, TwinPair
from app.twins.services.merging import merge_pair
from app.twins.services.pairs import mark_different, note_pairs, pair_by_hand
from app.twins.services.undoing import undo_merge
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, StudentFactory, UserFactory, user_of
from tests.files.factories import AttachmentFactory
from tests.jobfair.factories import VacancyFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, apply_for

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


def _pair(kind: TwinKind, first: object, second: object) -> TwinPair:
    staff = UserFactory()
    return pair_by_hand(kind, first.id, second.id, actor=staff, now=NOW)  # type: ignore[attr-defined]


def _two_schools() -> tuple[Organization, Organization]:
    kept = OrganizationFactory(short_name="Школа № 3", phone="+78562000001")
    gone = OrganizationFactory(short_name="СОШ № 3", inn="7707083893", address="ул. Мира, 1")
    return kept, gone


def test_everything_that_pointed_to_the_twin_follows_and_comes_back(app: Flask) -> None:
    kept, gone = _two_schools()
    staff = UserFactory()
    employer = UserFactory(role=Role.EMPLOYER, organization_id=gone.id)
    followers = [
        VacancyFactory(organization=gone),
        MentorFactory(organization=gone),
        ContractFactory(organization=gone),
        PracticePlaceFactory(organization=gone),
    ]
    contact = ContactPerson(organization_id=gone.id, name="Зимина Ольга Петровна")
    attachment = AttachmentFactory(entity_id=gone.id)
    db.session.add(contact)
    db.session.flush()
    kept_id, gone_id = kept.id, gone.id
    merge = merge_pair(
        _pair(ORGANIZATIONS, kept, gone),
        keep="left",
        sides={"inn": "right", "address": "right", "short_name": "right"},
        actor=staff,
        now=NOW,
    )
    db.session.expire_all()
    assert db.session.get(Organization, gone_id) is None
    merged = db.session.get_one(Organization, kept_id)
    told = (merged.short_name, merged.inn, merged.address, merged.phone)
    assert told == ("СОШ № 3", "7707083893", "ул. Мира, 1", "+78562000001")
    assert {one.organization_id for one in [*followers, contact]} == {kept_id}
    assert employer.organization_id == kept_id
    assert attachment.entity_id == kept_id

    undo_merge(merge, actor=staff, now=NOW)
    db.session.expire_all()
    again = db.session.get_one(Organization, gone_id)
    assert (again.short_name, again.inn, again.phone) == ("СОШ № 3", "7707083893", None)
    first = db.session.get_one(Organization, kept_id)
    assert (first.short_name, first.inn, first.address) == ("Школа № 3", None, "")
    assert {one.organization_id for one in [*followers, contact]} == {gone_id}
    assert attachment.entity_id == gone_id
    assert merge.pair.state is PairState.OPEN


def test_students_keep_their_wishes_and_dates(app: Flask) -> None:
    kept = StudentFactory(birth_date=date(2006, 5, 17), phone=None)
    gone = StudentFactory(birth_date=date(2006, 5, 17), phone="+79495551927")
    period = PracticePeriodFactory(groups=[gone.group])
    application = apply_for(period, PracticePlaceFactory(period=period), student=gone)
    staff, account = UserFactory(), user_of(gone)
    merge = merge_pair(
        _pair(STUDENTS, kept, gone), keep="left", sides={"user_id": "right"}, actor=staff, now=NOW
    )
    db.session.expire_all()
    assert application.student_id == kept.id
    assert db.session.get_one(Student, kept.id).user_id == account.id
    given = select(Consent.student_id).where(Consent.state == ConsentState.GIVEN)
    assert set(db.session.scalars(given)) == {kept.id}
    undo_merge(merge, actor=staff, now=NOW)
    db.session.expire_all()
    again = db.session.get_one(Student, merge.gone_id)
    assert set(db.session.scalars(given)) == {kept.id, again.id}
    assert (again.birth_date, again.user_id, application.student_id) == (
        date(2006, 5, 17),
        account.id,
        again.id,
    )


def test_what_there_is_only_one_of_is_named_and_nothing_is_half_done(app: Flask) -> None:
    kept, gone = StudentFactory(), StudentFactory()
    period = PracticePeriodFactory(groups=[kept.group, gone.group])
    place = PracticePlaceFactory(period=period, seats=2)
    applications = [apply_for(period, place, student=one) for one in (kept, gone)]
    pair = _pair(STUDENTS, kept, gone)
    with pytest.raises(RecordsClashError, match="заявк"), db.session.begin_nested():
        merge_pair(pair, keep="left", sides={}, actor=UserFactory(), now=NOW)
    db.session.expire_all()
    assert [one.student_id for one in applications] == [kept.id, gone.id]
    assert db.session.scalar(select(Merge.id)) is None


def test_a_mentor_keeps_both_their_students(app: Flask) -> None:
    school = OrganizationFactory()
    kept, gone = (MentorFactory(organization=school) for _ in range(2))
    mentorships = [MentorshipFactory(mentor=one) for one in (kept, gone)]
    merge_pair(_pair(MENTORS, kept, gone), keep="right", sides={}, actor=UserFactory(), now=NOW)
    db.session.expire_all()
    assert {one.mentor_id for one in mentorships} == {gone.id}
    assert db.session.scalar(select(Mentor.id)) == gone.id


def test_a_merge_is_in_the_log_on_both_sides(app: Flask) -> None:
    kept, gone = _two_schools()
    gone_id = gone.id
    merge_pair(
        _pair(ORGANIZATIONS, kept, gone), keep="left", sides={}, actor=UserFactory(), now=NOW
    )
    db.session.flush()
    told = {(one.entity, one.action.value) for one in db.session.scalars(select(AuditEntry))}
    assert {("organizations", "deleted"), ("merges", "created")} <= told
    entry = select(AuditEntry).where(AuditEntry.entity_id == gone_id)
    assert any(one.changes.get("inn") for one in db.session.scalars(entry))


def test_who_may_not_manage_the_records_merges_none(app: Flask) -> None:
    pair = _pair(ORGANIZATIONS, *_two_schools())
    with pytest.raises(NotAllowedError):
        merge_pair(pair, keep="left", sides={}, actor=UserFactory(role=Role.COUNCIL), now=NOW)


def test_a_decided_pair_is_decided(app: Flask) -> None:
    staff = UserFactory()
    pair = _pair(ORGANIZATIONS, *_two_schools())
    mark_different(pair, actor=staff)
    with pytest.raises(PairDecidedError):
        merge_pair(pair, keep="left", sides={}, actor=staff, now=NOW)
    with pytest.raises(PairDecidedError):
        mark_different(pair, actor=staff)


def test_a_record_that_somebody_edits_is_not_merged_over(app: Flask) -> None:
    kept, gone = _two_schools()
    pair = _pair(ORGANIZATIONS, kept, gone)
    table = Organization.__table__
    edited = table.update().where(table.c.id == kept.id).values(version=kept.version + 1)
    db.session.connection().execute(edited)
    with pytest.raises(StaleDataError):
        merge_pair(pair, keep="left", sides={}, actor=UserFactory(), now=NOW)


def test_what_was_edited_since_is_not_undone(app: Flask) -> None:
    kept, gone = _two_schools()
    staff = UserFactory()
    merge = merge_pair(
        _pair(ORGANIZATIONS, kept, gone), keep="left", sides={}, actor=staff, now=NOW
    )
    kept.address = "ул. Новая, 2"
    db.session.flush()
    with pytest.raises(MergedRecordChangedError):
        undo_merge(merge, actor=staff, now=NOW)


def test_a_merge_is_undone_once(app: Flask) -> None:
    staff = UserFactory()
    pair = _pair(ORGANIZATIONS, *_two_schools())
    merge = merge_pair(pair, keep="left", sides={}, actor=staff, now=NOW)
    undo_merge(merge, actor=staff, now=NOW)
    with pytest.raises(AlreadyUndoneError):
        undo_merge(merge, actor=staff, now=NOW)


def test_nobody_is_merged_with_themselves(app: Flask) -> None:
    school = OrganizationFactory()
    with pytest.raises(ItselfError):
        _pair(ORGANIZATIONS, school, school)


def test_pairs_are_found_once_and_decisions_stay(app: Flask) -> None:
    OrganizationFactory(name="ГБДОУ «Детский сад № 5»", short_name="Детский сад № 5")
    OrganizationFactory(name="МБДОУ Д/с №5", short_name="д/с № 5", inn="7707083893")
    OrganizationFactory(name="МБДОУ Д/с №6", short_name="д/с № 6")
    OrganizationFactory(name="ГБДОУ «Детский сад №5»", short_name="Сад № 5", town="Торез")
    found = list(ORGANIZATIONS.find_pairs())
    assert [(one.left_title, one.right_title) for one in found] == [("Детский сад № 5", "д/с № 5")]
    assert note_pairs(ORGANIZATIONS, found, now=NOW) == 1
    mark_different(db.session.scalars(select(TwinPair)).one(), actor=UserFactory())
    assert note_pairs(ORGANIZATIONS, found, now=NOW) == 0
    assert db.session.scalars(select(TwinPair)).one().state is PairState.DIFFERENT


def test_an_open_pair_that_is_none_any_more_goes(app: Flask) -> None:
    one = StudentFactory(last_name="Иванова", first_name="Анна", birth_date=date(2006, 5, 17))
    other = StudentFactory(last_name="Иванова", first_name="Анна", birth_date=date(2006, 5, 18))
    note_pairs(STUDENTS, list(STUDENTS.find_pairs()), now=NOW)
    pair = db.session.scalars(select(TwinPair)).one()
    assert {pair.left_id, pair.right_id} == {one.id, other.id}
    other.birth_date = date(2005, 12, 1)
    db.session.flush()
    note_pairs(STUDENTS, list(STUDENTS.find_pairs()), now=NOW)
    assert db.session.scalars(select(TwinPair)).all() == []
