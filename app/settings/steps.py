"""What a new site needs first: shown until it is done."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.settings import queries
from app.settings.permissions import Permission
from app.web.tallies import PageTally


@dataclass(frozen=True)
class FirstStep:
    """One thing the site cannot do without, and where it is done."""

    title: str
    url: str


SIGNATORIES = PageTally(
    lambda viewer: queries.tally_signatories() if viewer.can(Permission.SETTINGS_MANAGE) else None
)


def first_steps(viewer: Viewer) -> list[FirstStep]:
    """Return what is still to be filled in, the first thing first."""
    known = queries.cluster()
    college = url_for("settings.college_edit")
    steps = (
        (known.own_name and known.short_name, _("название колледжа"), college),
        (known.phone or known.email, _("телефон и почта: к кому обращаться"), college),
        (known.place, _("где кластер и его часовой пояс"), url_for("settings.cluster_edit")),
        (
            SIGNATORIES.number(viewer),
            _("кто подписывает документы"),
            url_for("settings.signatory_create"),
        ),
    )
    return [FirstStep(title, url) for is_done, title, url in steps if not is_done]
