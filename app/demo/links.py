"""Links of the demo: organizations asked to check what is known of them, at every standing."""

from datetime import timedelta
from typing import Any

from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.joining.confirming import CONFIRM_DETAILS
from app.links.enums import LinkState, SpokenWay
from app.links.letters import secret_for
from app.links.models import TaskLink
from app.links.rules import digest_of
from app.organizations.models import Organization

ASKED = 4  # organizations
WEEK = timedelta(days=7)


def load_links(scene: Scene) -> None:
    """Ask the first organizations: one waits, one is late, one confirmed by phone, one proposes."""
    asked = zip(scene.organizations[:ASKED], _standings(scene), strict=False)
    insert_rows(
        TaskLink,
        [_row(scene, organization, values) for organization, values in asked],
    )


def _standings(scene: Scene) -> list[dict[str, Any]]:
    answered = {"answered_at": scene.now - timedelta(days=2)}
    said = {"values": {}, "told": [["Адрес", "без изменений"]]}
    return [
        {"until": scene.today + WEEK},
        {"until": scene.today - timedelta(days=3)},
        {
            "state": LinkState.ANSWERED,
            "answered_by": "Секретарь, демо",
            "spoken_on": scene.today - timedelta(days=2),
            "spoken_way": SpokenWay.PHONE,
            "answer": said,
            **answered,
        },
        {"state": LinkState.PROPOSED, **answered},
    ]


def _row(scene: Scene, organization: Organization, values: dict[str, Any]) -> dict[str, Any]:
    nonce = f"{scene.random.getrandbits(128):032x}"
    name = organization.head_name or organization.short_name
    row = {
        "digest": digest_of(secret_for(nonce)),
        "nonce": nonce,
        "task": CONFIRM_DETAILS.name,
        "entity": CONFIRM_DETAILS.entity,
        "entity_id": organization.id,
        "record_label": organization.short_name,
        "addressee_name": name,
        "addressee_email": organization.email or "",
        "addressee_phone": organization.phone or "",
        "until": scene.today + WEEK,
        "state": LinkState.SENT,
        "sent_at": scene.now - WEEK,
        "reminders": 0,
        "answered_by": "",
        "spoken_on": None,
        "spoken_way": None,
        "answered_at": None,
        "answer": None,
        "is_demo": True,
        "version": 1,
        **values,
    }
    if row["state"] is LinkState.PROPOSED:
        row |= {"answered_by": name, "answer": _proposal(organization)}
    return row


def _proposal(organization: Organization) -> dict[str, Any]:
    """What the organization would have sent: all as it is, with a new phone."""
    phone = "+78562009999"
    own = ("address", "email", "head_name", "head_position", "inn", "kpp", "ogrn")
    values = {name: getattr(organization, name) for name in own} | {"phone": phone}
    return {"values": values, "told": [["Телефон организации", "+7 (856) 200-99-99"]]}
