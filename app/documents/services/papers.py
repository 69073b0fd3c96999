"""A paper from its draft to the end of its days."""

from datetime import datetime
from typing import Any, cast

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents import queries
from app.documents.enums import PaperEvent, PaperParty, PaperState
from app.documents.errors import CancelReasonError
from app.documents.models import Paper
from app.documents.permissions import Permission
from app.documents.rules import PAPER_MOVES, digest_of
from app.documents.snapshot import Snapshot
from app.extensions import db
from app.files.models import StoredFile
from app.files.services.stored import forget_file, id_of
from app.web.personal import ERASED


def draft_paper(
    record: Any,
    snapshot: Snapshot,
    *,
    number: str,
    parties: str,
    actor: Viewer | None,
    now: datetime,
    serial: int | None = None,
) -> Paper:
    """Keep what a paper of a record would say; whoever changes the record has asked who may.

    It is bound to the template that stands for its form now.
    """
    template = queries.current_template(snapshot["form"])
    issued_on = datetime.fromisoformat(snapshot["date"]).date()
    paper = Paper(
        kind=snapshot["form"],
        year=issued_on.year,
        serial=serial,
        number=number,
        issued_on=issued_on,
        state=PaperState.DRAFT,
        parties=parties,
        entity=record.__tablename__,
        entity_id=record.id,
        snapshot=cast(dict[str, Any], snapshot),
        template_id=template.id if template else None,
        digest=digest_of(snapshot, template.id if template else None),
        created_at=now,
        created_by_id=id_of(actor),
        is_demo=getattr(record, "is_demo", False),
    )
    db.session.add(paper)
    db.session.flush()
    return paper


def issue_paper(paper: Paper, *, replaces: bool = True) -> Paper:
    """Issue a draft: from now on it never changes. One that stood in its place is superseded.

    A paper that does not replace stands beside the earlier ones: notices, certificates.

    Raises MoveNotAllowedError.
    """
    earlier = queries.find_standing(paper) if replaces else None
    if earlier:
        lock(earlier)
        earlier.state = PAPER_MOVES.after(PaperEvent.SUPERSEDE, earlier.state, PaperParty.COLLEGE)
        earlier.superseded_by_id = paper.id
        db.session.flush()  # before its number stands twice
    paper.state = PAPER_MOVES.after(PaperEvent.ISSUE, paper.state, PaperParty.COLLEGE)
    db.session.flush()
    return paper


def cancel_paper(paper: Paper, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Declare a paper void; its number stays its own.

    Raises MoveNotAllowedError, CancelReasonError.
    """
    require(actor, Permission.PAPER_CANCEL)
    lock(paper)
    if not reason:
        raise CancelReasonError(field="cancel_reason")
    paper.state = PAPER_MOVES.after(PaperEvent.CANCEL, paper.state, PaperParty.COLLEGE)
    paper.cancelled_at, paper.cancel_reason = now, reason
    db.session.flush()


def forget_papers(record: Any) -> None:
    """Take the text and the names out of every paper of a record: its term is over."""
    for paper in queries.every_paper_of(record):
        files = [db.session.get(StoredFile, one) for one in (paper.pdf_id, paper.docx_id) if one]
        paper.snapshot, paper.parties, paper.pdf_id, paper.docx_id = None, ERASED, None, None
        db.session.flush()
        for file in files:
            if file:
                forget_file(file)
