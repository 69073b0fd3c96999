"""The college's own templates: replaced as a whole, every version kept."""

from datetime import datetime

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents import queries
from app.documents.errors import TemplateChangedError
from app.documents.models import PaperTemplate
from app.documents.permissions import Permission
from app.extensions import db
from app.files.enums import FileKind
from app.files.services.stored import id_of, store_file


def replace_template(
    kind: str, *, data: bytes, name: str, seen: int, actor: Viewer, now: datetime
) -> PaperTemplate:
    """Let a checked Word file stand for a kind; papers of earlier versions stay with theirs.

    `seen` is the id of the version the person looked at, 0 for ours. Raises TemplateChangedError.
    """
    require(actor, Permission.TEMPLATE_MANAGE)
    _retire(kind, seen)
    file = store_file(data, name=name, actor=actor, now=now, kinds={FileKind.DOCX})
    template = PaperTemplate(
        kind=kind,
        file_id=file.id,
        is_current=True,
        created_at=now,
        created_by_id=id_of(actor),
    )
    with refusing({"uq_paper_templates_current": TemplateChangedError(field="file")}):
        db.session.add(template)
    return template


def restore_ours(kind: str, *, seen: int, actor: Viewer) -> None:
    """Let the template that comes with the product stand again; raises TemplateChangedError."""
    require(actor, Permission.TEMPLATE_MANAGE)
    _retire(kind, seen)


def _retire(kind: str, seen: int) -> None:
    current = queries.current_template(kind)
    if current:
        lock(current)
    if seen != (current.id if current and current.is_current else 0):
        raise TemplateChangedError(field="file")
    if current:
        current.is_current = False
        db.session.flush()  # before two of them stand
