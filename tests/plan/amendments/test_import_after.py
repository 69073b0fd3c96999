"""A document that was compared before an amendment does not override it unnoticed."""

from datetime import date

import pytest
from flask import Flask

from app.base.viewer import OPERATOR
from app.extensions import db
from app.plan.amendments.enums import AmendmentState
from app.plan.errors import PlanChangedError
from app.plan.services.uploads import apply_upload, preview_upload
from tests.factories import LONG_AGO
from tests.plan.amendments.factories import AmendmentFactory
from tests.plan.test_services import NOW, imported, upload


def test_an_amendment_adopted_meanwhile_asks_for_a_new_comparison(app: Flask) -> None:
    plan = imported()
    waiting = upload()
    seen = preview_upload(waiting).seen
    AmendmentFactory(
        plan=plan,
        state=AmendmentState.ADOPTED,
        adopted_at=LONG_AGO,
        minutes_number="4",
        minutes_on=date(2024, 2, 26),
    )
    db.session.flush()
    with pytest.raises(PlanChangedError):
        apply_upload(waiting.id, seen=seen, actor=OPERATOR, now=NOW)
