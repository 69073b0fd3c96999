"""What demo vacancies say besides their texts: contract, load, place, support, the portal."""

from datetime import date, timedelta
from typing import Any

from app.base.identity import fold
from app.demo.bulk import insert_rows
from app.demo.scene import Scene
from app.demo.vacancy_texts import Post
from app.extensions import db
from app.jobfair.enums import Employment, LabourContract, TeachingLevel
from app.jobfair.models import Position
from app.jobfair.queries.positions import positions_by_name
from app.jobfair.usual_positions import USUAL
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization

FIRST_OF_SEPTEMBER = date(2024, 9, 1)
PARTS = (
    "оклад 24 000, надбавка молодому педагогу, стимулирующие",
    "оклад по ставке, доплата за классное руководство",
    "оклад, надбавка за сельскую местность 25 %",
    "",
)
HOUSING = ("комната в общежитии", "оплата найма", "")
REASON = "на время отпуска по уходу за ребёнком"
_SHARES = {Employment.PART_TIME: 50, Employment.BESIDE_STUDY: 50}
_LEVELS = {
    OrganizationKind.KINDERGARTEN: TeachingLevel.PRESCHOOL,
    OrganizationKind.SCHOOL: TeachingLevel.PRIMARY,
    OrganizationKind.EXTRA: TeachingLevel.ADDITIONAL,
}


def add_positions() -> dict[str, int]:
    """Add the usual positions and return their ids by folded name."""
    rows = [
        {
            "name": one.name,
            "level": one.level,
            "qualification": one.qualification,
            "weekly_hours": one.weekly_hours,
            "archived_on": None,
            "is_demo": True,
            "version": 1,
        }
        for one in USUAL
    ]
    insert_rows(Position, rows)
    db.session.flush()
    return positions_by_name()


def position_for(title: str, positions: dict[str, int]) -> int | None:
    """Return the position whose name a title begins with, the longest one."""
    words = fold(title)
    fitting = [name for name in positions if words.startswith(name)]
    return positions[max(fitting, key=len)] if fitting else None


def described(
    scene: Scene,
    post: Post,
    organization: Organization,
    employment: Employment,
    positions: dict[str, int],
) -> dict[str, Any]:
    """Return the values of a demo vacancy that its texts do not give."""
    chance = scene.random.random
    is_fixed = employment is Employment.TEMPORARY
    is_housed, is_on_portal = chance() < 0.25, chance() < 0.4
    number = f"{organization.id:05}{scene.random.randrange(100, 999)}"
    share = _SHARES.get(employment, 100)
    return {
        "position_id": position_for(post.title, positions),
        "level": _level_of(post, organization),
        "qualification": "",
        "share": share,
        "weekly_hours": 36 * share // 100,
        "contract": LabourContract.FIXED_TERM if is_fixed else LabourContract.OPEN_ENDED,
        "contract_reason": REASON if is_fixed else "",
        "salary_parts": scene.random.choice(PARTS),
        "town": organization.town,
        "address": organization.address,
        "starts_on": FIRST_OF_SEPTEMBER if chance() < 0.7 else None,
        "has_housing": is_housed,
        "housing_note": scene.random.choice(HOUSING) if is_housed else "",
        "has_young_specialist_support": chance() < 0.6,
        "has_rural_teacher_programme": chance() < 0.1,
        "has_relocation_allowance": chance() < 0.2,
        "suits_beginners": chance() < 0.7,
        "has_mentor": chance() < 0.6,
        "is_quota": chance() < 0.05,
        "contact_name": "",
        "contact_phone": None,
        "portal_number": number if is_on_portal else "",
        "portal_url": "",
        "portal_checked_on": scene.today - timedelta(days=4) if is_on_portal else None,
    }


def _level_of(post: Post, organization: Organization) -> TeachingLevel:
    if post.title == "Учитель физической культуры":
        return TeachingLevel.SECONDARY
    if post.title == "Педагог-организатор":
        return TeachingLevel.SUPPORT
    return _LEVELS.get(organization.kind, TeachingLevel.OTHER)
