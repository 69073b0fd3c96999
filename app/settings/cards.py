"""Who signs for an organization, on its card."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.settings import queries
from app.settings.rules import may_sign_matters_of
from app.web.cards import FEW, CardLine, CardPanel, CardSource


def signatories_panel(organization: Any, viewer: Viewer | None) -> CardPanel | None:
    """Return who signs for the organization, to those who may say so."""
    if viewer is None or not may_sign_matters_of(viewer, organization.id):
        return None
    found = queries.signatories_of(organization.id)
    lines = [
        CardLine(
            one.name,
            url_for(
                "settings.organization_signatory_edit",
                organization_id=organization.id,
                organization_signatory_id=one.id,
            ),
            one.post,
        )
        for one in found[:FEW]
    ]
    url = url_for("settings.organization_signatory_list", organization_id=organization.id)
    return CardPanel(
        _("Кто подписывает"),
        len(found),
        url,
        lines,
        _("Здесь будет тот, кто подписывает договоры и письма организации, и её бланк."),
        (_("Указать подписанта и бланк"), url),
    )


CARDS = (CardSource("organization", signatories_panel, order=70),)
