"""Packed sets of papers: asked for, made by the worker, forgotten after some days."""

from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from app.base.viewer import Viewer, require
from app.extensions import db
from app.files.enums import FileKind
from app.files.services.stored import forget_file, id_of, store_file
from app.practice.models import PracticePeriod
from app.practice.papers.enums import SetFormat, StudentPaper
from app.practice.papers.models import PracticePaperSet
from app.practice.papers.packing import StudentPapers, Told, pack
from app.practice.papers.queries import papers as queries
from app.practice.papers.queries import sets
from app.practice.papers.rules import SetTerms
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.students.models import StudyGroup

KEPT = timedelta(days=7)


def payload_of(period: PracticePeriod, terms: SetTerms, actor: Viewer) -> dict[str, Any]:
    """Return what the worker needs to know of a set."""
    require(actor, Permission.PAPER_MANAGE)
    return {
        "period_id": period.id,
        "actor_id": actor.id,
        "kinds": [kind.value for kind in terms.kinds],
        "file_format": terms.file_format.value,
        "group_id": terms.group_id,
        "base_id": terms.base_id,
    }


def terms_of_payload(payload: dict[str, Any]) -> SetTerms:
    """Read the terms back."""
    return SetTerms(
        kinds=[StudentPaper(kind) for kind in payload["kinds"]],
        file_format=SetFormat(payload["file_format"]),
        group_id=payload["group_id"],
        base_id=payload["base_id"],
    )


def make_set(
    period: PracticePeriod, terms: SetTerms, *, actor: Viewer, today: date, tell: Told
) -> tuple[bytes, int]:
    """Return the packed papers and their number: slow, so no transaction waits for it.

    Raises NothingToPackError, NoPdfError, DocumentError.
    """
    require(actor, Permission.PAPER_MANAGE)
    placements = queries.placements_of(period, base=terms.base_id, group=terms.group_id)
    return pack(StudentPapers(placements, today=today), terms.kinds, terms.file_format, tell=tell)


def store_set(
    period: PracticePeriod,
    terms: SetTerms,
    data: bytes,
    count: int,
    *,
    actor: Viewer,
    now: datetime,
) -> PracticePaperSet:
    """Keep a packed file for those who asked for it."""
    require(actor, Permission.PAPER_MANAGE)
    title = title_of_set(terms)
    ending = "pdf" if terms.file_format is SetFormat.PDF else "zip"
    file = store_file(
        data,
        name=f"{title} {period.title}.{ending}",
        actor=actor,
        now=now,
        kinds={FileKind.PDF, FileKind.ZIP},
    )
    made = PracticePaperSet(
        period_id=period.id,
        title=title,
        count=count,
        file_id=file.id,
        created_at=now,
        created_by_id=id_of(actor),
    )
    db.session.add(made)
    db.session.flush()
    return made


def title_of_set(terms: SetTerms) -> str:
    """Return «Направление, Дневник, группа ДО-31»."""
    named = [str(kind.label) for kind in terms.kinds]
    papers = _("Все документы") if len(named) == len(StudentPaper) else ", ".join(named)
    group = db.session.get(StudyGroup, terms.group_id) if terms.group_id else None
    base = db.session.get(PracticeBase, terms.base_id) if terms.base_id else None
    whose = [_("группа %(name)s", name=group.name)] if group else []
    whose += [base.name] if base else []
    return ", ".join([papers, *whose])


def forget_sets(at: datetime, *, actor: Viewer) -> int:
    """Remove packed files that are old: they can be made anew. Return how many."""
    require(actor, Permission.PAPER_MANAGE)
    found = sets.sets_before(at - KEPT)
    for one in found:
        file = one.file
        db.session.delete(one)
        db.session.flush()
        forget_file(file)
    return len(found)
