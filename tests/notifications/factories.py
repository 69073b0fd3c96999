"""Letters for tests."""

from typing import Any

import factory

from app.notifications.enums import LetterPurpose, LetterState
from app.notifications.models import Letter
from tests.factories import LONG_AGO, BaseFactory


class LetterFactory(BaseFactory):
    """A letter that waits to be sent."""

    class Meta:
        model = Letter

    recipient = factory.Sequence(lambda n: f"reader{n}@test.example")
    subject = "Напоминание о практике"
    body = "Здравствуйте!\n\nПрактика начинается завтра.\n"
    purpose = LetterPurpose.REMINDER
    state = LetterState.WAITING
    created_at = LONG_AGO
    send_after = LONG_AGO
    attempts = 0

    class Params:
        refused = factory.Trait(state=LetterState.FAILED, last_error="550 нет такого ящика")

    @factory.lazy_attribute
    def sent_at(self) -> Any:
        return LONG_AGO if self.state is LetterState.SENT else None
