"""Use cases of documents: versions, approvals, races, and what the plan counts."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from app.accounts.enums import Role
from app.accounts.models import User
from app.activities.documents.enums import (
    DocumentKind,
    DocumentState,
    SheetAnswer,
    VersionState,
)
from app.activities.documents.errors import (
    DocumentReasonError,
    NobodyAskedError,
    NoVersionError,
    RemarksMissingError,
    SheetAnsweredError,
    SheetOpenError,
    SuccessorNotApprovedError,
)
from app.activities.documents.evidence import DocumentEvidence
from app.activities.documents.models import ClusterDocument, DocumentVersion
from app.activities.documents.rules import DocumentApprovalTerms
from app.activities.documents.services import approving, cards
from app.base import clock
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.extensions import db
from app.plan.enums import EvidenceKind
from tests.activities.documents.factories import (
    ApprovedDocumentFactory,
    ApprovedVersionFactory,
    DocumentFactory,
    SheetLineFactory,
    VersionFactory,
    VersionInReviewFactory,
)
from tests.at_once import at_once
from tests.factories import ItemFactory, UserFactory
from tests.files.samples import pdf
from tests.letters import Letters
from tests.plan.factories import ledgers_of

TODAY = date(2024, 2, 26)
TERMS = DocumentApprovalTerms(
    number="15",
    dated_on=date(2024, 2, 22),
    approver="Координационный совет",
    approved_on=date(2024, 2, 22),
    minutes_number="4",
    minutes_on=date(2024, 2, 22),
)


def _approve(document: ClusterDocument, *, is_despite: bool = False, actor: Any = None) -> None:
    approving.approve_document(
        document,
        terms=TERMS,
        is_despite=is_despite,
        actor=actor or UserFactory(),
        today=TODAY,
    )


def _add(document: ClusterDocument, pages: int) -> DocumentVersion:
    return cards.add_version(
        document,
        data=pdf(pages),
        name="Регламент.pdf",
        changes="Исправлены сроки",
        actor=UserFactory(display_name="Методист Первый"),
        now=clock.now(),
    )


def test_a_document_without_a_file_is_neither_sent_round_nor_approved(app: Flask) -> None:
    document = DocumentFactory()
    with pytest.raises(NoVersionError):
        _approve(document)
    with pytest.raises(NoVersionError):
        approving.ask_people(
            document, user_ids=[1], actor=UserFactory(), now=clock.now(), today=TODAY
        )


def test_what_is_in_force_stays_while_its_new_version_is_a_draft(app: Flask) -> None:
    document = ApprovedVersionFactory().document
    second = _add(document, 2)
    assert (document.state, document.stage) == (DocumentState.APPROVED, DocumentState.DRAFT)
    assert (document.in_force.number, second.number) == (1, 2)
    assert (second.added_by, second.changes) == ("Методист Первый", "Исправлены сроки")
    third = _add(document, 3)
    assert [one.state for one in document.versions] == [
        VersionState.DRAFT,
        VersionState.REPLACED,
        VersionState.APPROVED,
    ]
    _approve(document)
    assert (document.in_force, document.number) == (third, "15")
    assert document.approved_on == date(2024, 2, 19)
    assert [one.state for one in document.versions][1:] == [VersionState.REPLACED] * 2


def test_the_same_file_sent_twice_is_one_version(app: Flask) -> None:
    document = DocumentFactory()
    assert _add(document, 2) is _add(document, 2)
    assert len(document.versions) == 1


def test_a_draft_of_what_is_in_force_may_be_given_up(app: Flask) -> None:
    document = ApprovedVersionFactory().document
    _add(document, 2)
    cards.drop_version(document, actor=UserFactory())
    assert (document.stage, document.open_version) == (DocumentState.APPROVED, None)
    never_approved = VersionFactory().document
    with pytest.raises(MoveNotAllowedError):
        cards.drop_version(never_approved, actor=UserFactory())


def test_the_sheet_asks_each_once_and_a_new_version_asks_anew(app: Flask, letters: Letters) -> None:
    document, people = VersionFactory().document, [UserFactory(), UserFactory()]
    ids = [one.id for one in people]
    staff = UserFactory()
    ask = lambda: approving.ask_people(  # noqa: E731
        document, user_ids=ids, actor=staff, now=clock.now(), today=TODAY
    )
    assert ask() == 2
    assert document.state is DocumentState.REVIEW
    assert {letter.recipient for letter in letters.take()} == {one.email for one in people}
    with pytest.raises(NobodyAskedError):
        ask()
    old_line = document.open_version.sheet[0]
    _add(document, 4)
    assert document.state is DocumentState.DRAFT
    with pytest.raises(MoveNotAllowedError):
        approving.answer_sheet(
            old_line, answer=SheetAnswer.AGREED, remarks="", actor=old_line.user, today=TODAY
        )
    assert ask() == 2
    letters.take()


def test_students_are_never_asked(app: Flask) -> None:
    document, student = VersionFactory().document, UserFactory(role=Role.STUDENT)
    with pytest.raises(NobodyAskedError):
        approving.ask_people(
            document, user_ids=[student.id], actor=UserFactory(), now=clock.now(), today=TODAY
        )


def test_an_answer_is_given_once_by_who_was_asked_and_remarks_need_words(app: Flask) -> None:
    line = SheetLineFactory()
    say = lambda answer, remarks="", actor=line.user: approving.answer_sheet(  # noqa: E731
        line, answer=answer, remarks=remarks, actor=actor, today=TODAY
    )
    with pytest.raises(NotAllowedError):
        say(SheetAnswer.AGREED, actor=UserFactory())
    with pytest.raises(RemarksMissingError):
        say(SheetAnswer.REMARKS, "  ")
    say(SheetAnswer.REMARKS, "Укажите сроки")
    assert (line.remarks, line.answered_on) == ("Укажите сроки", TODAY)
    with pytest.raises(SheetAnsweredError):
        say(SheetAnswer.AGREED)


def test_remarks_stop_an_approval_until_somebody_insists(app: Flask) -> None:
    version = VersionInReviewFactory()
    SheetLineFactory(document_version=version)
    with pytest.raises(SheetOpenError):
        _approve(version.document)
    _approve(version.document, is_despite=True)
    assert version.state is VersionState.APPROVED


def test_a_cancelled_document_has_a_reason_and_proves_nothing(app: Flask) -> None:
    item = ItemFactory()
    document = ApprovedDocumentFactory(plan_items=[item])
    cancel = lambda reason: approving.cancel_document(  # noqa: E731
        document, reason=reason, actor=UserFactory(), today=TODAY
    )
    with pytest.raises(DocumentReasonError):
        cancel(" ")
    assert ledgers_of(DocumentEvidence(), [item.id])[item.id].finished == 1
    cancel("Принят ошибочно")
    assert ledgers_of(DocumentEvidence(), [item.id]) == {}
    with pytest.raises(MoveNotAllowedError):
        _add(document, 2)


def test_only_a_document_in_force_takes_anothers_place(app: Flask) -> None:
    document, staff = ApprovedDocumentFactory(), UserFactory()
    with pytest.raises(SuccessorNotApprovedError):
        approving.replace_document(document, successor_id=DocumentFactory().id, actor=staff)
    successor = ApprovedDocumentFactory()
    approving.replace_document(document, successor_id=successor.id, actor=staff)
    assert (document.state, document.superseded_by) == (DocumentState.REPLACED, successor)


def test_each_approval_counts_on_its_day_and_a_draft_waits(app: Flask) -> None:
    item = ItemFactory()
    renewed = ApprovedDocumentFactory(plan_items=[item])
    db.session.expire_all()
    _add(renewed, 2)
    _approve(renewed)
    _add(renewed, 3)
    DocumentFactory(plan_items=[item], kind=DocumentKind.REPORT)
    days = ledgers_of(DocumentEvidence(), [item.id])[item.id].days
    finished = {(day.kind, day.finished_on) for day in days}
    assert finished == {
        (EvidenceKind.DOCUMENT, date(2024, 2, 19)),
        (EvidenceKind.DOCUMENT, date(2024, 2, 22)),
        (EvidenceKind.REPORT, None),
    }


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.STAFF, Role.ADMIN}))
def test_nobody_but_staff_changes_documents(app: Flask, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        _approve(VersionFactory().document, actor=UserFactory(role=role))


def test_the_table_itself_holds_one_version_in_force(app: Flask) -> None:
    document = ApprovedVersionFactory().document
    with pytest.raises(IntegrityError):
        ApprovedVersionFactory(document=document, number=2)
    db.session.rollback()


def test_two_people_approveat_once(sign_in: Callable[[User], FlaskClient]) -> None:
    document = VersionFactory().document
    path = f"/activities/documents/{document.id}/approve"
    data = {
        "version": document.version,
        "dated_on": "2024-02-22",
        "approver": "Совет",
        "approved_on": "2024-02-22",
        "minutes_number": "4",
        "minutes_on": "2024-02-22",
    }
    clients = [sign_in(UserFactory()) for _ in range(3)]
    db.session.commit()
    statuses = at_once([(one, path, {**data, "number": str(n)}) for n, one in enumerate(clients)])
    assert statuses.count(302) >= 1
    assert set(statuses) <= {302, 409, 422}
    version = document.in_force
    assert (document.state, len(document.versions)) == (DocumentState.APPROVED, 1)
    assert document.number == version.registered_as


def test_an_approval_and_a_new_version_at_once_leave_one_draft_or_none(
    sign_in: Callable[[User], FlaskClient],
) -> None:
    document = VersionFactory().document
    base = f"/activities/documents/{document.id}"
    approval = {
        "version": document.version,
        "dated_on": "2024-02-22",
        "approver": "Совет",
        "approved_on": "2024-02-22",
        "minutes_number": "4",
        "minutes_on": "2024-02-22",
    }
    first, second = sign_in(UserFactory()), sign_in(UserFactory())
    db.session.commit()
    statuses = at_once(
        [
            (first, f"{base}/approve", approval),
            (second, f"{base}/versions/new", {"file": (BytesIO(pdf(5)), "Новый.pdf")}),
        ]
    )
    assert set(statuses) <= {302, 409, 422}
    db.session.expire_all()
    approved, sent = (status == 302 for status in statuses)
    states = [one.state for one in document.versions]
    assert states.count(VersionState.DRAFT) == int(sent or not approved)
    # What is in force is the file that was read, never one that came meanwhile.
    in_force = [one.number for one in document.versions if one.state is VersionState.APPROVED]
    assert in_force == [1] * approved
    assert (document.state is DocumentState.APPROVED) == (VersionState.APPROVED in states)
