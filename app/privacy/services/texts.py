"""New versions of texts; who consented to an earlier one keeps it."""

from datetime import datetime

from app.base.upsert import inserting
from app.base.viewer import Viewer, require
from app.extensions import db
from app.privacy.errors import SameTextError
from app.privacy.kinds import default_text
from app.privacy.models import PrivacyText
from app.privacy.permissions import Permission
from app.privacy.queries.texts import body_of, newest_text


def publish_text(name: str, *, body: str, actor: Viewer, now: datetime) -> PrivacyText:
    """Put a new version into force; raises SameTextError, KeyError for a name that is none."""
    require(actor, Permission.TEXT_MANAGE)
    if body.strip() == body_of(name).strip():
        raise SameTextError(field="body")
    newest = text_in_force(name, now=now)
    text = PrivacyText(
        name=name,
        number=newest.number + 1,
        body=body,
        created_at=now,
        created_by_id=actor.id or None,
    )
    db.session.add(text)
    db.session.flush()
    return text


def text_in_force(name: str, *, now: datetime) -> PrivacyText:
    """Return the version in force as a row; our own words become the first when first needed."""
    stored = newest_text(name)
    if stored:
        return stored
    row = {"name": name, "number": 1, "body": default_text(name), "created_at": now}
    # Two who come at once store one row: the second reads the first one's.
    db.session.execute(inserting(PrivacyText).values(row).on_conflict_do_nothing())
    found = newest_text(name)
    if found is None:
        raise LookupError(name)
    return found
