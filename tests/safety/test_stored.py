"""The watch over what a refused request stored sees it, and sees nothing else."""

from flask import Flask
from sqlalchemy import delete

from app.extensions import db
from app.notifications.models import Letter
from app.organizations.models import Organization
from tests.factories import OrganizationFactory
from tests.safety.stored import noting_what_is_stored


def test_rows_that_stay_are_noted_and_those_taken_back_are_not(app: Flask) -> None:
    with noting_what_is_stored() as stored:
        OrganizationFactory()
        assert stored.tables == set(), "nothing is for good yet"
        db.session.rollback()
        db.session.commit()
        assert stored.tables == set()
        part = db.session.begin_nested()
        OrganizationFactory()
        part.rollback()
        db.session.execute(delete(Letter))
        db.session.commit()
        assert stored.tables == {"letters"}
        stored.clear()
        OrganizationFactory()
        db.session.commit()
        assert Organization.__tablename__ in stored.tables
