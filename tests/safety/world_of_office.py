"""What the office of a world keeps: settings, filters of lists, how students went on."""

from typing import Any

from app.accounts.models import User
from app.extensions import db
from app.organizations.models import Organization
from app.students.enums import StudentEvent, StudentState
from app.students.models import Student, StudentChange, YearMove
from app.web.listing.models import SavedFilter, UndoStep
from tests.safety.world_of_work import LATELY
from tests.settings.factories import (
    CalendarDayFactory,
    CouncilFactory,
    LetterheadFactory,
    PublicationSiteFactory,
    SettingsFactory,
    SignatoryFactory,
)


def years(student: Student, staff: User) -> dict[str, int]:
    move = YearMove(first_year=2022, moved_at=LATELY, groups=[])
    change = StudentChange(
        student=student,
        event=StudentEvent.REINSTATE,
        before=StudentState.EXPELLED,
        after=StudentState.STUDYING,
        day=LATELY.date(),
        applied_on=LATELY.date(),
        reason="тайная причина",
        group_before_id=student.group_id,
        group_id=student.group_id,
        decided_by_id=staff.id,
        decided_at=LATELY,
    )
    db.session.add_all([move, change])
    db.session.flush()
    return {
        "move_id": move.id,
        "change_id": change.id,
        "group_id": student.group_id,
    }


def settings(organization: Organization) -> dict[str, int]:
    SettingsFactory()
    LetterheadFactory(organization_id=organization.id)
    return {
        "signatory_id": SignatoryFactory().id,
        "organization_signatory_id": SignatoryFactory(organization_id=organization.id).id,
        "council_id": CouncilFactory().id,
        "site_id": PublicationSiteFactory().id,
        "day_id": CalendarDayFactory().id,
    }


def lists(owner: Any) -> dict[str, int]:
    saved = SavedFilter(user_id=owner.id, path="/students/", title="Первый курс", query="course=1")
    step = UndoStep(user_id=owner.id, act="students.move", payload={"to": 1, "before": {}})
    db.session.add_all([saved, step])
    db.session.flush()
    return {"filter_id": saved.id, "step_id": step.id}
