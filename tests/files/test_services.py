"""Files on records: kept whole, versions, removal, both places they may lie in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.base.errors import NotAllowedError
from app.extensions import db
from app.files import queries
from app.files.errors import FileRefusedError, TooManyFilesError
from app.files.models import Attachment, FileChunk, StoredFile
from app.files.services import attachments
from app.files.services.storage import CHUNK, object_storage, read_file
from app.files.services.stored import store_file
from app.organizations.models import Organization
from tests.factories import OrganizationFactory, UserFactory
from tests.files.samples import pdf, picture

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


def _attach(organization: Organization, data: bytes, **changes: object) -> Attachment:
    options = {"name": "скан.pdf", "purpose": "agreement", "now": NOW}
    actor = changes.pop("actor", None) or UserFactory()
    return attachments.attach_file(organization, data=data, actor=actor, **{**options, **changes})


def test_a_large_file_comes_back_as_it_was(app: Flask) -> None:
    data = b"a;b\n" * (CHUNK // 2)
    file = store_file(data, name="список.csv", actor=None, now=NOW)
    db.session.commit()
    assert read_file(file) == data
    assert file.name == "список.txt"
    assert db.session.scalar(select(func.count(FileChunk.id))) == 2


def test_the_same_file_hangs_once(app: Flask) -> None:
    organization = OrganizationFactory()
    assert _attach(organization, pdf()) is _attach(organization, pdf())
    assert db.session.scalar(select(func.count(StoredFile.id))) == 1


def test_a_replaced_file_stays_as_an_earlier_version_and_goes_with_the_newest(app: Flask) -> None:
    organization, staff = OrganizationFactory(), UserFactory()
    first = _attach(organization, pdf(1))
    second = attachments.replace_attachment(first, data=pdf(2), name="b.pdf", actor=staff, now=NOW)
    third = attachments.replace_attachment(second, data=pdf(3), name="c.pdf", actor=staff, now=NOW)
    other = _attach(organization, picture(), name="фото.png", purpose="other")
    assert [first.replaced_by_id, second.replaced_by_id] == [second.id, third.id]
    attachments.remove_attachment(third, actor=staff)
    assert queries.attachments_of(organization) == [other]
    assert db.session.scalar(select(func.count(StoredFile.id))) == 1
    assert set(db.session.scalars(select(FileChunk.file_id))) == {other.file_id}


def test_kind_purpose_and_person_are_asked(app: Flask) -> None:
    organization = OrganizationFactory()
    with pytest.raises(FileRefusedError):
        _attach(organization, b"plain text")
    with pytest.raises(NotAllowedError):
        _attach(organization, pdf(), purpose="nobody declared it")
    own = UserFactory(role=Role.EMPLOYER, organization_id=organization.id)
    with pytest.raises(NotAllowedError):
        _attach(organization, pdf(), actor=own)


def test_a_record_has_no_more_files_than_a_person_can_survey(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_FILES", 2)
    organization = OrganizationFactory()
    for pages in (1, 2):
        _attach(organization, pdf(pages))
    with pytest.raises(TooManyFilesError):
        _attach(organization, pdf(3))


def test_everything_of_a_record_is_forgotten_at_once(app: Flask) -> None:
    organization, staff = OrganizationFactory(), UserFactory()
    first = _attach(organization, pdf(1))
    attachments.replace_attachment(first, data=pdf(2), name="b.pdf", actor=staff, now=NOW)
    assert attachments.forget_attachments(organization) == 2
    assert not db.session.scalar(select(func.count(FileChunk.id)))


@pytest.fixture
def bucket(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A bucket of S3-compatible storage on this machine."""
    import boto3
    from moto.server import ThreadedMotoServer

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    name = tmp_path.name.replace("_", "-").lower()[-40:].strip("-")
    endpoint = "http://{}:{}".format(*server.get_host_and_port())
    boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1").create_bucket(Bucket=name)
    monkeypatch.setitem(app.config, "FILES_URL", f"s3://{name}/kept?endpoint={endpoint}")
    yield name
    app.extensions.pop("object_storage", None)
    server.stop()


def test_object_storage_keeps_files_and_sweeps_what_no_row_names(app: Flask, bucket: str) -> None:
    kept = store_file(pdf(), name="a.pdf", actor=None, now=NOW)
    db.session.commit()
    store_file(pdf(2), name="b.pdf", actor=None, now=NOW)
    db.session.rollback()  # its object is an orphan now
    assert read_file(kept) == pdf()
    assert not db.session.scalar(select(func.count(FileChunk.id)))
    store = object_storage(app)
    assert store.sweep_orphans(at=datetime.now(UTC)) == 0  # a day has not passed
    assert store.sweep_orphans(at=datetime.now(UTC) + timedelta(days=2)) == 1
    assert read_file(kept) == pdf()
