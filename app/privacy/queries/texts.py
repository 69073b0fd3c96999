"""Reading the texts: the present one of each name, and what was signed earlier."""

from sqlalchemy import select

from app.extensions import db
from app.privacy.kinds import default_text
from app.privacy.models import PrivacyText


def newest_text(name: str) -> PrivacyText | None:
    """Return the stored text in force; None while our own words stand."""
    statement = select(PrivacyText).where(PrivacyText.name == name)
    return db.session.scalar(statement.order_by(PrivacyText.number.desc()).limit(1))


def body_of(name: str) -> str:
    """Return the words in force; raises KeyError for a name that is none."""
    stored = newest_text(name)
    return stored.body if stored else default_text(name)


def versions_of(name: str) -> list[PrivacyText]:
    """Return every version of a text, the newest first."""
    statement = select(PrivacyText).where(PrivacyText.name == name)
    return list(db.session.scalars(statement.order_by(PrivacyText.number.desc())))


def newest_numbers() -> dict[str, PrivacyText]:
    """Return the newest version of each text that has one."""
    found = db.session.scalars(select(PrivacyText).order_by(PrivacyText.number))
    return {one.name: one for one in found}
