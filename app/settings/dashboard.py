"""What the settings ask of the administrator."""

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.settings.permissions import Permission
from app.settings.steps import first_steps
from app.web.dashboard import Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return the first steps that are left, for those who may take them."""
    if not viewer.can(Permission.SETTINGS_MANAGE):
        return Part()
    return Part(
        [
            Todo(
                title=_("Начните с настроек: %(what)s", what=step.title),
                url=step.url,
                action=_("Заполнить"),
                urgency=Urgency.SOON,
            )
            for step in first_steps(viewer)
        ]
    )
