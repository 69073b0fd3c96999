"""Between reading a document and putting it into the plan: a person looks at it first."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, or_

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.imports.tables import UnreadableFile
from app.plan import queries
from app.plan.amendments.queries import count_adopted
from app.plan.collecting import collect_evidence
from app.plan.errors import (
    ColumnsError,
    PlanChangedError,
    PlanDoubtfulError,
    SameItemTwiceError,
    UploadGoneError,
)
from app.plan.models import Item, Plan, PlanUpload
from app.plan.permissions import Permission
from app.plan.reading import NotAPlan, PlanDocument, PlanItem
from app.plan.reading.apart import read_source
from app.plan.reading.source import PlanSource
from app.plan.rules import Comparison, ItemText, compare
from app.plan.rules.doubts import Doubt, doubts_of
from app.plan.services.importing import import_plan
from app.plan.services.placing import Match, match_items, propose_same
from app.plan.services.stored_document import document_of
from app.settings.queries import cluster

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GoneItem:
    """An item the document no longer has: how many records serve it, what it may be there.

    `proposed` is the order of the item of the document that is perhaps the same one.
    """

    id: int
    number: str
    title: str
    records: int
    proposed: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A document against the plan it would change; `seen` names both as they were compared.

    `added` are the new items as (order in the document, «number title»).
    """

    document: PlanDocument
    plan: Plan | None
    comparison: Comparison
    seen: str
    doubts: tuple[Doubt, ...] = ()
    gone: tuple[GoneItem, ...] = ()
    added: tuple[tuple[int, str], ...] = ()


def store_upload(
    document: PlanDocument | None,
    *,
    source_name: str,
    actor: Viewer,
    now: datetime,
    source: PlanSource | None = None,
) -> int:
    """Keep a document until its confirmation and return its id; old ones are removed.

    The same document sent again by the same person takes the place of the first. None is kept
    with its `source` alone until a person has said what its columns are.
    """
    require(actor, Permission.PLAN_IMPORT)
    content = document.to_json() if document else None
    rows = source.to_json() if source else None
    digest = _digest(content or rows or {})
    repeated = (PlanUpload.user_id == actor.id) & (PlanUpload.digest == digest)
    outdated = PlanUpload.created_at < now - KEPT_FOR
    db.session.execute(delete(PlanUpload).where(or_(repeated, outdated)))
    upload = PlanUpload(
        user_id=actor.id,
        source_name=source_name,
        digest=digest,
        document=content,
        source=rows,
        created_at=now,
    )
    db.session.add(upload)
    db.session.flush()
    return upload.id


def read_chosen(source: PlanSource) -> PlanDocument:
    """Read a document as a person said; raises ColumnsError with what is wrong with that."""
    try:
        return read_source(source)
    except (NotAPlan, UnreadableFile) as refusal:
        raise ColumnsError(str(refusal)) from refusal


def change_columns(
    upload_id: int, document: PlanDocument, *, source: PlanSource, actor: Viewer
) -> None:
    """Keep what a document says when it is read with other columns.

    Raises UploadGoneError when it was applied already.
    """
    require(actor, Permission.PLAN_IMPORT)
    upload = _held(upload_id)
    upload.document, upload.source = document.to_json(), source.to_json()
    upload.digest = _digest(upload.document)
    db.session.flush()


def preview_upload(upload: PlanUpload) -> Preview:
    """Compare a document that waits with the plan of its year; nothing is changed."""
    document = document_of(upload.document)
    plan = queries.find_plan(document.academic_year.first_year)
    known = queries.list_all_items(plan) if plan else []
    titles = [f"{section.number}. {section.title}" for section in document.sections]
    matches = match_items(known, document, same={})
    pairs = (
        (
            _stored_text(old) if old and not old.withdrawn else None,
            _document_text(new.item, titles[new.section_index]) if new else None,
        )
        for old, new in matches
    )
    return Preview(
        document,
        plan,
        compare(pairs),
        _state(upload, plan),
        find_doubts(document),
        _gone(matches),
        tuple(
            (new.order, f"{new.item.number} {new.item.title}")
            for old, new in matches
            if new and (old is None or old.withdrawn)
        ),
    )


def _gone(matches: Sequence[Match]) -> tuple[GoneItem, ...]:
    items = [old for old, new in matches if old and not new]
    ledgers = collect_evidence([item.id for item in items])
    proposed = propose_same(matches)
    return tuple(
        GoneItem(
            item.id,
            item.number,
            item.title,
            ledgers[item.id].total if item.id in ledgers else 0,
            proposed.get(item.id),
        )
        for item in items
    )


def apply_upload(
    upload_id: int,
    *,
    seen: str,
    actor: Viewer,
    now: datetime,
    is_sure: bool = False,
    same: Mapping[int, int] | None = None,
) -> Plan:
    """Put a confirmed document into the plan and forget the upload.

    `seen` is what the preview gave, `same` what a person said of the items that would be gone:
    None takes what was proposed. Raises UploadGoneError when the document was applied already,
    PlanChangedError when the plan or the document is not the one that was looked at,
    PlanDoubtfulError when it looks like somebody else's and nobody is sure, SameItemTwiceError.
    """
    require(actor, Permission.PLAN_IMPORT)
    upload = _held(upload_id)
    document = document_of(upload.document)
    plan = queries.find_plan(document.academic_year.first_year)
    if plan:
        lock(plan)
    if _state(upload, plan) != seen:
        raise PlanChangedError
    if not is_sure and find_doubts(document):
        raise PlanDoubtfulError
    if same and len(set(same.values())) < len(same):
        raise SameItemTwiceError
    plan = import_plan(document, source_name=upload.source_name, actor=actor, now=now, same=same)
    db.session.delete(upload)
    db.session.flush()
    return plan


def find_doubts(document: PlanDocument) -> tuple[Doubt, ...]:
    """Return what makes a document look like the plan of somebody else."""
    plan = queries.find_plan(document.academic_year.first_year)
    known = queries.list_all_items(plan) if plan else []
    return _doubts(document, plan, match_items(known, document))


def _doubts(
    document: PlanDocument, plan: Plan | None, matches: Sequence[Match]
) -> tuple[Doubt, ...]:
    college = cluster()
    own = (plan.organization if plan else "", college.own_name, college.short_name)
    return doubts_of(
        said=document.organization,
        known=own,
        kept=sum(bool(old and new and not old.withdrawn) for old, new in matches),
        before=sum(bool(old and not old.withdrawn) for old, _new in matches),
        after=sum(bool(new) for _old, new in matches),
    )


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
    known = f"{plan.imported_at.isoformat()} {count_adopted(plan)}" if plan else ""
    return f"{upload.digest} {known}"


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
        parts=_parts_text(item.parts),
    )


def _document_text(item: PlanItem, section: str) -> ItemText:
    return ItemText(
        number=item.number,
        section=section,
        title=item.title,
        executors=", ".join(item.executors),
        deadline=item.deadline_text,
        result=item.expected_result,
        parts=_parts_text([part.to_json() for part in item.parts]),
    )


def _parts_text(parts: Sequence[Mapping[str, Any]]) -> str:
    """Return the parts as one text: «а) приказ (до 1 мая; Методист); б) …»."""
    told = []
    for part in parts:
        said = [part["deadline_text"], ", ".join(part["executors"]), part["expected_result"]]
        further = "; ".join(text for text in said if text)
        told.append(f"{part['mark']} {part['title']}" + (f" ({further})" if further else ""))
    return "; ".join(told)
