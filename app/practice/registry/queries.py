"""Every SELECT of practice bases."""

from sqlalchemy import select

from app.extensions import db
from app.practice.registry.models import PracticeBase


def find_main_base(organization_id: int) -> PracticeBase | None:
    """Return the base without a title of its own, the organization itself."""
    statement = select(PracticeBase).filter_by(organization_id=organization_id, title="")
    return db.session.scalar(statement)


def find_base(base_id: int) -> PracticeBase | None:
    """Return a base by its id."""
    return db.session.get(PracticeBase, base_id)
