"""Who signs one paper for a party: practice agreements and target contracts ask alike."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from tests.contracts.factories import ContractFactory
from tests.pages import text_of
from tests.practice.agreements.factories import PracticeAgreementFactory


def agreement_form() -> tuple[str, int | None]:
    """Return the address of the form of a draft agreement, and its record's version."""
    edition = PracticeAgreementFactory().original
    db.session.commit()
    version = edition.signatories[0].version
    return f"/practice/agreements/editions/{edition.id}/signatories/college", version


def contract_form() -> tuple[str, int | None]:
    """Return the address of the form of a draft contract: nobody is named there yet."""
    contract = ContractFactory(state="draft")
    db.session.commit()
    return f"/contracts/{contract.id}/signatories/customer", None


@pytest.mark.parametrize("form_of", [agreement_form, contract_form])
def test_a_power_of_attorney_is_named_by_number_and_day(
    as_staff: FlaskClient, form_of: Callable[[], tuple[str, int | None]]
) -> None:
    path, version = form_of()
    data = {"name": "Зорина Анна Петровна", "post": "директор", "authority": "power_of_attorney"}
    if version:
        data["version"] = str(version)
    refused = text_of(as_staff.post(path, data=data), status=422)
    assert "номер" in refused
    complete = {**data, "authority_number": "7", "authority_on": "2024-01-09"}
    assert as_staff.post(path, data=complete).status_code == 302
    assert 'value="7"' in as_staff.get(path).text
