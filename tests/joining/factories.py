"""Requests to take part for tests."""

import factory

from app.joining.enums import JoinState
from app.joining.models import JoinRequest
from app.organizations.enums import OrganizationKind
from tests.factories import LONG_AGO, BaseFactory


class JoinRequestFactory(BaseFactory):
    """A kindergarten that waits for an answer."""

    class Meta:
        model = JoinRequest

    name = factory.Sequence(lambda n: f"ГБДОУ «Ясли-сад № {n}»")
    kind = OrganizationKind.KINDERGARTEN
    town = "Зугрэс"
    contact_name = "Зимина Ольга Петровна"
    contact_position = "заведующая"
    phone = "+78562000010"
    email = factory.Sequence(lambda n: f"sad{n}@test.example")
    wants_places = True
    wants_vacancies = False
    wants_mentors = False
    comment = ""
    state = JoinState.NEW
    reason = ""
    created_at = LONG_AGO
