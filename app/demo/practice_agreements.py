"""Demo agreements on practical training: most hosts signed in September, some have a draft."""

from datetime import UTC, date, datetime, time

from app.demo.scene import Scene
from app.demo.sheets_of_paper import page_of
from app.extensions import db
from app.practice.agreements.files import fingerprint_of
from app.practice.agreements.models import AgreementRoom, PracticeAgreement
from app.practice.agreements.services.hosts import draft_for_hosts
from app.practice.agreements.services.signing import SignedScan, sign_agreement

HOSTS = 40  # each keeps a scan and a text: the region needs not all
DRAFT_EACH = 6  # one host of so many has not signed yet
DRAFTED, SIGNED, UNTIL = date(2023, 9, 4), date(2023, 9, 15), date(2026, 8, 31)
AT = datetime.combine(SIGNED, time(9), UTC)


def load_agreements(scene: Scene) -> None:
    """Write agreements with the first hosts and sign most of them."""
    first = [one.id for one in scene.organizations[:HOSTS]]
    drafted = draft_for_hosts(first, until=UNTIL, actor=scene.user("staff"), today=DRAFTED)
    for number, agreement in enumerate(drafted):
        agreement.is_demo = True
        agreement.original.rooms = [
            AgreementRoom(position=0, room="Учебный кабинет", equipment="Доска, проектор, 24 места")
        ]
        db.session.flush()
        if number % DRAFT_EACH:
            _sign(scene, agreement)


def _sign(scene: Scene, agreement: PracticeAgreement) -> None:
    name = agreement.organization.short_name
    scan = page_of("Договор о практической подготовке", agreement.number, name)
    sign_agreement(
        agreement,
        signed=SignedScan(SIGNED, scan, f"Договор {agreement.number}.pdf".replace("/", "-")),
        seen=fingerprint_of(agreement.original),
        actor=scene.user("staff"),
        today=SIGNED,
        now=AT,
    )
