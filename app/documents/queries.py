"""Reading papers and templates."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.enums import PaperState
from app.documents.kinds import paper_kind
from app.documents.models import Paper, PaperCounter, PaperTemplate
from app.extensions import db

SORTABLE: dict[str, Any] = {"number": Paper.number_order, "date": Paper.issued_on}


def list_papers(
    *, q: str | None = None, kind: str | None = None, state: PaperState | None = None
) -> Select[Any]:
    """Select papers of all records, by number or party; the caller orders and pages them."""
    found = select(Paper)
    if q:
        found = found.where(
            Paper.number.icontains(q, autoescape=True) | Paper.parties.icontains(q, autoescape=True)
        )
    if kind:
        found = found.where(Paper.kind == kind)
    if state:
        found = found.where(Paper.state == state)
    return found


def last_number(kind: str, year: int) -> int:
    """Return the last number a kind of papers took in a year, 0 before the first."""
    counted = select(PaperCounter.last).where(PaperCounter.kind == kind, PaperCounter.year == year)
    return db.session.scalar(counted) or 0


def get_paper(paper_id: int, *, visible_to: Viewer) -> Paper:
    """Return a paper whose record this person may read; raises NotFoundError."""
    paper = db.session.get(Paper, paper_id)
    if paper is None:
        raise NotFoundError
    paper_kind(paper.kind).find(paper.entity_id, visible_to)
    return paper


def find_paper(record: Any, *, kind: str) -> Paper | None:
    """Return the paper of a kind that stands for a record now."""
    return papers_of([record], kind=kind).get(record.id)


def papers_of(records: Iterable[Any], *, kind: str) -> dict[int, Paper]:
    """Return, by the records' ids, the papers of a kind that stand for records of one table."""
    known = [one for one in records if one.id is not None]
    if not known:
        return {}
    statement = select(Paper).where(
        Paper.entity == known[0].__tablename__,
        Paper.entity_id.in_([one.id for one in known]),
        Paper.kind == kind,
        Paper.state == PaperState.ISSUED,
    )
    return {paper.entity_id: paper for paper in db.session.scalars(statement.order_by(Paper.id))}


def find_papers(ids: Sequence[int]) -> list[Paper]:
    """Return papers by their ids, in the order of their kinds and numbers."""
    statement = select(Paper).where(Paper.id.in_(ids))
    return list(db.session.scalars(statement.order_by(Paper.kind, Paper.number_order, Paper.id)))


def current_template(kind: str) -> PaperTemplate | None:
    """Return the college's own template of a kind, None where ours stands."""
    return db.session.scalar(
        select(PaperTemplate).where(PaperTemplate.kind == kind, PaperTemplate.is_current)
    )


def current_templates() -> dict[str, PaperTemplate]:
    """Return the college's own templates by kind."""
    found = db.session.scalars(select(PaperTemplate).where(PaperTemplate.is_current))
    return {one.kind: one for one in found}


def get_template(template_id: int) -> PaperTemplate:
    """Return a version of a template; raises NotFoundError."""
    template = db.session.get(PaperTemplate, template_id)
    if template is None:
        raise NotFoundError
    return template


def authors_of(templates: Iterable[PaperTemplate]) -> dict[int, str]:
    """Return who made these versions, by the id of the account."""
    users = PaperTemplate.metadata.tables["users"]  # accounts stand above
    ids = {one.created_by_id for one in templates if one.created_by_id}
    statement = select(users.c.id, users.c.display_name).where(users.c.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(statement)} if ids else {}


def earlier_templates(kind: str) -> list[PaperTemplate]:
    """Return every version the college has had of a kind, the newest first."""
    statement = select(PaperTemplate).where(PaperTemplate.kind == kind)
    return list(db.session.scalars(statement.order_by(PaperTemplate.id.desc())))


def find_standing(paper: Paper) -> Paper | None:
    """Return the issued paper of the same kind and record."""
    return db.session.scalar(
        select(Paper).where(
            Paper.entity == paper.entity,
            Paper.entity_id == paper.entity_id,
            Paper.kind == paper.kind,
            Paper.state == PaperState.ISSUED,
            Paper.id != paper.id,
        )
    )


def every_paper_of(record: Any) -> list[Paper]:
    """Return all papers of a record, of whatever kind and state."""
    statement = select(Paper).where(
        Paper.entity == record.__tablename__, Paper.entity_id == record.id
    )
    return list(db.session.scalars(statement.order_by(Paper.id)))
