"""Who may read which part of the log."""

from app.audit.naming import RecordNames, names_of, record_choices
from app.audit.permissions import Permission
from app.base.viewer import Viewer


def may_read_history(table: str | None, viewer: Viewer | None) -> bool:
    """Tell whether a person may read what happened to one record of a table.

    Administrators read everything; who manages all records of a kind reads each one's history.
    """
    if viewer is None:
        return False
    if viewer.can(Permission.ENTRY_VIEW):
        return True
    names = names_of(table) if table else None
    if names is None or names.managed_by is None:
        return False
    return viewer.sees_all and viewer.can(Permission.HISTORY_VIEW) and viewer.can(names.managed_by)


def readable_kinds(viewer: Viewer) -> frozenset[str]:
    """Return the tables whose records' history a person may read."""
    tables = (table for table, _ in record_choices())
    return frozenset(table for table in tables if may_read_history(table, viewer))


def hidden_fields(names: RecordNames | None, viewer: Viewer | None) -> frozenset[str]:
    """Return the fields whose values a person reads as a mask; nobody given reads all."""
    if names is None or viewer is None or viewer.can(Permission.ENTRY_VIEW):
        return frozenset()
    if names.personal_to is not None and viewer.can(names.personal_to):
        return frozenset()
    return names.personal
