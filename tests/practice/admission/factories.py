"""Records of admission, valid by default."""

from datetime import date

import factory

from app.practice.admission.models import Clearance
from app.practice.enums import ClearanceKind
from tests.factories import LONG_AGO, BaseFactory, StudentFactory


class ClearanceFactory(BaseFactory):
    class Meta:
        model = Clearance

    student = factory.SubFactory(StudentFactory)
    kind = ClearanceKind.MEDICAL_EXAMINATION
    given_on = date(2024, 1, 12)
    valid_until = date(2025, 1, 12)
    checked_at = LONG_AGO
