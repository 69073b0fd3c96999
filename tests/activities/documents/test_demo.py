"""The demo's documents and certificates: in their items' deadlines, with files that open."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.certificates.evidence import CertificateEvidence
from app.activities.certificates.models import PersonCertificate
from app.activities.documents.enums import DocumentState
from app.activities.documents.evidence import DocumentEvidence
from app.activities.documents.models import ClusterDocument, DocumentVersion
from app.base import clock
from app.demo import loader
from app.demo.certificates import load_certificates
from app.demo.documents import load_documents
from app.demo.removal import remove_demo
from app.extensions import db
from app.files.content import kind_of
from app.files.enums import FileKind
from app.files.models import Attachment, StoredFile
from app.files.services.storage import read_file
from app.plan.enums import Topic
from app.plan.models import Item
from tests.factories import ItemFactory
from tests.letters import Letters
from tests.pages import CheckingClient
from tests.plan.factories import ledgers_of

NUMBERS = (
    "1.1", "1.2", "1.3", "1.4", "1.5", "3.2", "3.4", "4.3", "4.5", "4.6", "5.2", "6.1", "6.2"
)  # fmt: skip
SUMMER = ("1.1", "1.2", "1.3", "1.4", "1.5", "5.2")  # due in August 2023


@pytest.fixture
def demo(app: Flask, monkeypatch: pytest.MonkeyPatch, letters: Letters) -> None:
    """The small demo cluster with its documents and certificates."""
    monkeypatch.setattr(loader, "PARTS", (load_documents, load_certificates))
    for number in NUMBERS:
        ItemFactory(number=number, topic=Topic.REGULATION)
    now, today = clock.now(), clock.today()
    loader.load_demo(scale="small", seed=2024, password_hash="-", now=now, today=today)
    letters.take()
    db.session.commit()


def _finished() -> dict[str, set[date]]:
    numbers = dict(db.session.execute(select(Item.id, Item.number)).all())
    found: dict[str, set[date]] = {}
    for source in (DocumentEvidence(), CertificateEvidence()):
        ledgers = ledgers_of(source, list(numbers))
        for item_id, ledger in ledgers.items():
            days = {day.finished_on for day in ledger.days if day.finished_on}
            found.setdefault(numbers[item_id], set()).update(days)
    return found


@pytest.mark.usefixtures("demo")
def test_items_are_proved_within_their_deadlines() -> None:
    finished = _finished()
    assert {number for number, days in finished.items() if days} == {*NUMBERS} - {"6.1"}
    for number in SUMMER:
        assert max(finished[number]) <= date(2023, 8, 31), number
    assert finished["3.2"] == {date(2023, 9, 21)}
    assert finished["3.4"] == {date(2023, 5, 24)}


@pytest.mark.usefixtures("demo")
def test_every_page_and_every_file_opens(as_staff: CheckingClient) -> None:
    states = set()
    for document in db.session.scalars(select(ClusterDocument)):
        as_staff.page(f"/activities/documents/{document.id}", status=200)
        states.add(document.state)
    assert states == set(DocumentState) - {DocumentState.DRAFT, DocumentState.REPLACED}
    for version in db.session.scalars(select(DocumentVersion)):
        data = as_staff.get(f"/activities/documents/versions/{version.id}/file").data
        assert kind_of(data) is FileKind.PDF
        assert len(data) < 60_000
    for certificate in db.session.scalars(select(PersonCertificate)):
        as_staff.page(f"/activities/certificates/{certificate.id}", status=200)
    scans = list(db.session.scalars(select(Attachment)))
    assert len(scans) == 7
    assert all(kind_of(read_file(one.file)) is FileKind.PDF for one in scans)
    page = as_staff.page("/dashboard")
    for words in ("Учесть замечания", "истекает", "Без номера или скана: 1 документ"):
        assert words in page, words


@pytest.mark.usefixtures("demo")
def test_files_go_with_their_invented_records() -> None:
    remove_demo()
    for model in (ClusterDocument, PersonCertificate, Attachment, StoredFile):
        assert not db.session.scalars(select(model)).all(), model
