"""What proves a graduate's employment: a certificate, a copy of an order or a contract."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.attached import AttachedTo
from app.files.enums import SCANS
from app.outcomes import queries
from app.outcomes.models import GraduateOutcome
from app.outcomes.permissions import Permission


def _find(outcome_id: int, viewer: Viewer) -> GraduateOutcome:
    if not viewer.can(Permission.OUTCOME_MANAGE):
        raise NotFoundError
    return queries.get_outcome(outcome_id)


def _may_change(_outcome: GraduateOutcome, viewer: Viewer) -> bool:
    return viewer.can(Permission.OUTCOME_MANAGE)


def _card(outcome: GraduateOutcome) -> str:
    return url_for("outcomes.outcome_detail", outcome_id=outcome.id)


ATTACHMENTS = (
    AttachedTo(
        GraduateOutcome.__tablename__,
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={"proof": _l("Справка или копия документа"), "other": _l("Другое")},
        kinds=SCANS,
    ),
)
