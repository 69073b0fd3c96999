"""The first page of the cluster's work: its subjects, each with what it is for."""

from dataclasses import dataclass

from flask import Flask, current_app, render_template
from flask_babel import LazyString

from app.activities.blueprint import bp as bp
from app.activities.permissions import Permission
from app.web.access import requires
from app.web.navigation import may_open


@dataclass(frozen=True)
class ActivitySubject:
    """A subject as the first page shows it: its list, its name and what it is for."""

    endpoint: str
    label: LazyString
    text: LazyString

    def register(self, app: Flask) -> None:
        """Put the subject on the page (called by the factory)."""
        app.extensions.setdefault("activity_subjects", []).append(self)


@bp.get("/")
@requires(Permission.ACTIVITY_VIEW)
def subject_list() -> str:
    """List the subjects that this person may open."""
    known: list[ActivitySubject] = current_app.extensions.get("activity_subjects", [])
    shown = [one for one in known if may_open(one.endpoint)]
    return render_template("activities/subject_list.html", subjects=shown)
