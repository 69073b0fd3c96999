"""The first page of the cluster's work: its subjects, each with what it is for."""

from flask import current_app, render_template

from app.activities.blueprint import bp
from app.activities.permissions import Permission
from app.web.access import requires
from app.web.navigation import ActivitySubject, may_open


@bp.get("/")
@requires(Permission.ACTIVITY_VIEW)
def subject_list() -> str:
    """List the subjects that this person may open."""
    known: list[ActivitySubject] = current_app.extensions.get("activity_subjects", [])
    shown = [one for one in known if may_open(one.endpoint)]
    return render_template("activities/subject_list.html", subjects=shown)
