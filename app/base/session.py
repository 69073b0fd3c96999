"""The session of the application at hand, for the floor below the extensions."""

from flask import current_app
from sqlalchemy.orm import Session, scoped_session


def current_session() -> scoped_session[Session]:
    """Return the session that `app.extensions.db` binds on the floor above."""
    session: scoped_session[Session] = current_app.extensions["sqlalchemy"].session
    return session
