"""What is done to many contracts of the list at once."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.permissions import Permission
from app.contracts.services import contracts as services
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _preview(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    counts = queries.count_to_offer(ids)
    students = counted(counts.students, _("студенту"), _("студентам"), _("студентам"))
    organizations = counted(
        counts.organizations, _("организации"), _("организациям"), _("организациям")
    )
    effects = [
        _("Студенты увидят свои договоры и смогут согласиться или вернуть их на правку."),
        _(
            "Письма уйдут: %(students)s и %(organizations)s.",
            students=students,
            organizations=organizations,
        ),
    ]
    if without := counts.ready - counts.students:
        effects.append(_("Без почты, письма не получат: %(count)d.", count=without))
    return ActPreview(
        counts.ready,
        effects,
        left_out(
            (_("уже не черновик"), counts.not_drafts),
            (_("есть другой договор, студент не учится или сторона выбыла"), counts.second),
        ),
    )


def _offer(ids: Sequence[int], actor: Viewer, _form: Any) -> Done:
    count = services.offer_contracts(ids, actor=actor, now=clock.now())
    return Done(_("Предложено договоров: %(count)d.", count=count))


OFFER = BulkAct(
    "contracts.offer",
    _l("Предложить студентам"),
    Permission.CONTRACT_MANAGE,
    preview=_preview,
    run=_offer,
)
