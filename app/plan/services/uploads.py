"""Between reading a document and putting it into the plan: a person looks at it first."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, or_

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.plan import queries
from app.plan.errors import PlanChangedError, UploadGoneError
from app.plan.models import Item, Plan, PlanUpload
from app.plan.permissions import Permission
from app.plan.reading import PlanDocument, PlanItem
from app.plan.rules import Comparison, ItemText, compare
from app.plan.services.importing import import_plan
from app.plan.services.placing import match_items
from app.plan.services.stored_document import document_of

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Preview:
    """A document against the plan it would change; `seen` names both as they were compared."""

    document: PlanDocument
    plan: Plan | None
    comparison: Comparison
    seen: str


def store_upload(document: PlanDocument, *, source_name: str, actor: Viewer, now: datetime) -> int:
    """Keep a document until its confirmation and return its id; old ones are removed.

    The same document sent again by the same person takes the place of the first.
    """
    require(actor, Permission.PLAN_IMPORT)
    content = document.to_json()
    digest = _digest(content)
    repeated = (PlanUpload.user_id == actor.id) & (PlanUpload.digest == digest)
    outdated = PlanUpload.created_at < now - KEPT_FOR
    db.session.execute(delete(PlanUpload).where(or_(repeated, outdated)))
    upload = PlanUpload(
        user_id=actor.id,
        source_name=source_name,
        digest=digest,
        document=content,
        created_at=now,
    )
    db.session.add(upload)
    db.session.flush()
    return upload.id


def preview_upload(upload: PlanUpload) -> Preview:
    """Compare a document that waits with the plan of its year; nothing is changed."""
    document = document_of(upload.document)
    plan = queries.find_plan(document.academic_year.first_year)
    known = queries.list_all_items(plan) if plan else []
    titles = [f"{section.number}. {section.title}" for section in document.sections]
    pairs = (
        (
            _stored_text(old) if old and not old.withdrawn else None,
            _document_text(new.item, titles[new.section_index]) if new else None,
        )
        for old, new in match_items(known, document)
    )
    return Preview(document, plan, compare(pairs), _state(upload, plan))


def apply_upload(upload_id: int, *, seen: str, actor: Viewer, now: datetime) -> Plan:
    """Put a confirmed document into the plan and forget the upload.

    `seen` is what the preview gave. Raises UploadGoneError when the document was applied already,
    PlanChangedError when the plan or the document is not the one that was looked at.
    """
    require(actor, Permission.PLAN_IMPORT)
    upload = _held(upload_id)
    document = document_of(upload.document)
    plan = queries.find_plan(document.academic_year.first_year)
    if plan:
        lock(plan)
    if _state(upload, plan) != seen:
        raise PlanChangedError
    plan = import_plan(document, source_name=upload.source_name, actor=actor, now=now)
    db.session.delete(upload)
    db.session.flush()
    return plan


def _held(upload_id: int) -> PlanUpload:
    """Return the upload, locked: a second confirmation waits for the first, then finds nothing."""
    upload = queries.find_upload(upload_id)
    if upload is None:
        raise UploadGoneError
    try:
        lock(upload)
    except NotFoundError as error:
        raise UploadGoneError from error
    return upload


def _state(upload: PlanUpload, plan: Plan | None) -> str:
    return f"{upload.digest} {plan.imported_at.isoformat() if plan else ''}"


def _digest(content: dict[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _stored_text(item: Item) -> ItemText:
    return ItemText(
        number=item.number,
        section=f"{item.section.number}. {item.section.title}",
        title=item.title,
        executors=", ".join(item.executors),
        deadline=item.deadline_text,
        result=item.expected_result,
    )


def _document_text(item: PlanItem, section: str) -> ItemText:
    return ItemText(
        number=item.number,
        section=section,
        title=item.title,
        executors=", ".join(item.executors),
        deadline=item.deadline_text,
        result=item.expected_result,
    )
