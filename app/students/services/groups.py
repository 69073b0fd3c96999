"""Use cases of study groups: edited, closed, opened again."""

from datetime import date

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.students.errors import GroupInUseError, GroupNameTakenError
from app.students.models import StudyGroup
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import StudyGroupTerms
from app.students.services.memberships import note_year

NAME = "uq_study_groups_name"


def edit_group(group: StudyGroup, *, terms: StudyGroupTerms, actor: Viewer, today: date) -> None:
    """Change a group; lists of earlier years keep its name and course of then.

    Raises GroupNameTakenError.
    """
    require(actor, Permission.GROUP_MANAGE)
    with refusing({NAME: GroupNameTakenError(field="name")}):
        assign(group, terms)
    note_year(group, today=today, actor=actor)


def archive_group(group: StudyGroup, *, actor: Viewer, today: date) -> None:
    """Close a group nobody studies in; raises GroupInUseError."""
    require(actor, Permission.GROUP_MANAGE)
    lock(group)
    if life.is_in_use(group):
        raise GroupInUseError
    group.archived_on = group.archived_on or today
    db.session.flush()


def restore_group(group: StudyGroup, *, actor: Viewer) -> None:
    """Open a closed group again; raises GroupNameTakenError when another has its name by now."""
    require(actor, Permission.GROUP_MANAGE)
    lock(group)
    with refusing({NAME: GroupNameTakenError()}):
        group.archived_on = None
