"""The search over the site finds mentors for those who may open their cards."""

from typing import Any

from flask.testing import FlaskClient

from app.extensions import db
from app.organizations.models import Organization
from tests.mentors.factories import MentorFactory, account_of
from tests.pages import text_of


def test_each_finds_the_mentors_he_may_open(
    as_staff: FlaskClient,
    as_council: FlaskClient,
    as_employer: FlaskClient,
    as_student: FlaskClient,
    client: FlaskClient,
    sign_in: Any,
) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    MentorFactory(last_name="Ёлкина", first_name="Своя", organization=own)
    stranger = MentorFactory(last_name="Ёлкина", first_name="Чужая")
    as_council.user.organization_id = own.id  # members of the council work somewhere too
    as_mentor = sign_in(account_of(stranger))
    for visitor, found in (
        (as_staff, {"Своя", "Чужая"}),
        (as_council, {"Своя", "Чужая"}),
        (as_employer, {"Своя"}),
        (as_mentor, set()),
        (as_student, set()),
        (client, set()),
    ):
        page = text_of(visitor.get("/search", query_string={"q": "елкина"}))
        assert {name for name in ("Своя", "Чужая") if name in page} == found
