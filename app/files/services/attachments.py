"""Use cases of files: taking in, hanging on a record, replacing, removing."""

import hashlib
from datetime import datetime
from typing import Any

from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.files import queries
from app.files.attached import AttachedTo, attached_to
from app.files.errors import TooManyFilesError
from app.files.models import Attachment
from app.files.services.stored import id_of, store_file

MOST_FILES = 50


def attach_file(
    record: Any,
    *,
    data: bytes,
    name: str,
    purpose: str,
    actor: Viewer,
    now: datetime,
    caption: str = "",
) -> Attachment:
    """Hang a file on a record; the same file sent twice hangs there once.

    `caption` says what a photograph shows.

    Raises NotAllowedError (403) when this person may not change the record's files,
    TooManyFilesError, FileRefusedError.
    """
    rule = _checked(record, purpose, actor)
    lock(record)
    known = queries.find_same(record, purpose, hashlib.sha256(data).hexdigest())
    if known:
        return known
    if queries.count_attachments(record) >= MOST_FILES:
        raise TooManyFilesError
    file = store_file(data, name=name, actor=actor, now=now, kinds=rule.kinds_of(purpose))
    attachment = Attachment(
        entity=record.__tablename__,
        entity_id=record.id,
        purpose=purpose,
        caption=caption,
        file=file,
        added_at=now,
        added_by_id=id_of(actor),
        added_by=getattr(actor, "display_name", ""),
    )
    db.session.add(attachment)
    db.session.flush()
    return attachment


def replace_attachment(
    attachment: Attachment, *, data: bytes, name: str, actor: Viewer, now: datetime
) -> Attachment:
    """Hang a newer version; the earlier one stays readable. Raises what `attach_file` raises."""
    record = _record_of(attachment, actor)
    newer = attach_file(
        record,
        data=data,
        name=name,
        purpose=attachment.purpose,
        actor=actor,
        now=now,
        caption=attachment.caption,
    )
    if newer is not attachment:
        attachment.replaced_by_id = newer.id
        db.session.flush()
    return newer


def remove_attachment(attachment: Attachment, *, actor: Viewer) -> None:
    """Take a file off its record for good, its earlier versions too; raises NotAllowedError."""
    record = _record_of(attachment, actor)
    _checked(record, attachment.purpose, actor)
    gone = [attachment, *_versions_before(attachment, record)]
    _delete(gone)


def forget_attachments(record: Any) -> int:
    """Remove every file of a record, whoever asks: for erasure. Return how many there were."""
    found = queries.attachments_of(record)
    _delete(found)
    return len(found)


def _delete(gone: list[Attachment]) -> None:
    files = [one.file for one in gone]
    for attachment in gone:
        db.session.delete(attachment)
    db.session.flush()
    for file in files:
        db.session.delete(file)
    db.session.flush()


def _checked(record: Any, purpose: str, actor: Viewer) -> AttachedTo:
    rule = attached_to(record.__tablename__)
    if purpose not in rule.purposes or not rule.may_change(record, actor):
        raise NotAllowedError
    return rule


def _record_of(attachment: Attachment, actor: Viewer) -> Any:
    return attached_to(attachment.entity).find(attachment.entity_id, actor)


def _versions_before(attachment: Attachment, record: Any) -> list[Attachment]:
    known = queries.attachments_of(record)
    found, newest = [], {attachment.id}
    for one in known:  # the newest first: a version stands after the one that replaced it
        if one.replaced_by_id in newest:
            newest.add(one.id)
            found.append(one)
    return found
