"""Links for tests: the secret of each is known."""

from datetime import date
from typing import Any

import factory

from app.links.enums import LinkState
from app.links.letters import secret_for
from app.links.models import TaskLink
from app.links.rules import digest_of
from tests.factories import LONG_AGO, BaseFactory, OrganizationFactory


class TaskLinkFactory(BaseFactory):
    """A school is asked to check what is known of it; `record` is the organization."""

    class Meta:
        model = TaskLink
        exclude = ("record",)

    record = factory.SubFactory(OrganizationFactory)
    nonce = factory.Sequence(lambda n: f"{n:032x}")
    digest = factory.LazyAttribute(lambda link: digest_of(secret_for(link.nonce)))
    task = "joining.details"
    entity = "organizations"
    entity_id = factory.LazyAttribute(lambda link: link.record.id)
    record_label = factory.LazyAttribute(lambda link: link.record.short_name)
    addressee_name = "Зимина Ольга Петровна"
    addressee_email = factory.Sequence(lambda n: f"school{n}@test.example")
    until = date(2099, 1, 1)
    state = LinkState.SENT
    sent_at = LONG_AGO
    reminders = 0


def path_of(link: Any) -> str:
    """Return the address the link opens."""
    return f"/links/{secret_for(link.nonce)}"
