"""Between reading a document and putting it into the plan: a person looks at it first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_

from app.extensions import db
from app.plan import queries
from app.plan.errors import PlanChangedError, UploadGoneError
from app.plan.models import Item, Plan, PlanUpload
from app.plan.reading import PlanDocument, PlanItem
from app.plan.rules import Comparison, ItemText, compare
from app.plan.services.importing import import_plan
from app.plan.services.pairing import pair_items
from app.plan.services.stored_document import document_of

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Preview:
    """A document against the plan it would change; `seen` names the state compared with."""

    document: PlanDocument
    plan: Plan | None
    comparison: Comparison
    seen: str


def store_upload(
    document: PlanDocument, *, source_name: str, digest: str, user_id: int, now: datetime
) -> int:
    """Keep a document until its confirmation and return its id; old ones are removed.

    The same file sent again by the same person takes the place of the first.
    """
    repeated = (PlanUpload.user_id == user_id) & (PlanUpload.digest == digest)
    outdated = PlanUpload.created_at < now - KEPT_FOR
    db.session.execute(delete(PlanUpload).where(or_(repeated, outdated)))
    upload = PlanUpload(
        user_id=user_id,
        source_name=source_name,
        digest=digest,
        document=document.to_json(),
        created_at=now,
    )
    db.session.add(upload)
    db.session.flush()
    return upload.id


def preview_upload(upload: PlanUpload) -> Preview:
    """Compare a document that waits with the plan of its year; nothing is changed."""
    return preview_document(document_of(upload.document))


def preview_document(document: PlanDocument) -> Preview:
    """Compare a document with the plan of its year; nothing is changed."""
    plan = queries.find_plan(document.academic_year.first_year)
    known = queries.list_all_items(plan) if plan else []
    titles = [f"{section.number}. {section.title}" for section in document.sections]
    pairs = (
        (
            _stored_text(old) if old and not old.withdrawn else None,
            _document_text(new.item, titles[new.section_index]) if new else None,
        )
        for old, new in pair_items(known, document)
    )
    return Preview(document, plan, compare(pairs), _state(plan))


def apply_upload(upload_id: int, *, seen: str, now: datetime) -> Plan:
    """Put a confirmed document into the plan and forget the upload.

    Raises UploadGoneError when it was applied already, PlanChangedError when the plan is no
    longer the one that was compared with.
    """
    upload = queries.find_upload(upload_id, lock=True)
    if upload is None:
        raise UploadGoneError
    document = document_of(upload.document)
    if _state(queries.find_plan(document.academic_year.first_year, lock=True)) != seen:
        raise PlanChangedError
    plan = import_plan(document, source_name=upload.source_name, now=now)
    db.session.delete(upload)
    db.session.flush()
    return plan


def _state(plan: Plan | None) -> str:
    return plan.imported_at.isoformat() if plan else ""


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
