"""What tests of contracts type and press."""

from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from lxml import html

from app.contracts.models import TargetContract
from app.extensions import db
from app.plan.enums import Topic
from tests.factories import ItemFactory, OrganizationFactory, StudentFactory
from tests.files.samples import pdf


def draft(**changes: Any) -> dict[str, Any]:
    """The values of a draft's form."""
    values = {
        "number": "ЦД-2024/01",
        "organization_id": OrganizationFactory(
            head_name="Зимина Ольга Петровна", head_position="директор"
        ).id,
        "student_id": StudentFactory().id,
        "plan_item_ids": ItemFactory(topic=Topic.TARGET_CONTRACTS).id,
        "drafted_on": "2024-02-26",
        "training_until": "2025-06-30",
        "work_years": "3",
        "kind": "monthly_payment",
        "amount": "3 000",
        "period": "monthly",
        "training_level": "specialist",
        "training_form": "full_time",
        "position": "воспитатель",
        "work_region": "Ростовская область",
        "employ_within_months": "3",
    }
    return {**values, **changes}


def whole(**said: Any) -> dict[str, Any]:
    """The values of the form of signing: both parties on paper, with the scan."""
    scan = (BytesIO(pdf()), "скан.pdf")
    return {"parties": ["customer", "student"], "way": "paper", "file": scan, **said}


def count_contracts() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(TargetContract)) or 0


def press(client: FlaskClient, path: str, button: str, **values: Any) -> Any:
    """Open the contract's page and send one of its forms, as a browser would."""
    page = html.fromstring(client.get(path).text)
    version = page.xpath(f"//form[@action='{path}/{button}']//input[@name='version']/@value")
    if not version:
        form = html.fromstring(client.get(f"{path}/{button}").text)
        version = form.xpath("//input[@name='version']/@value")
    return client.post(f"{path}/{button}", data={"version": version[0], **values})
