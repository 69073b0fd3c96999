"""Programmes over HTTP: the order of stages is changed by the college alone."""

from flask.testing import FlaskClient

from app.extensions import db
from app.mentors.programmes.models import MentoringProgramme, ProgrammeStage
from tests.mentors.programmes.factories import MentoringProgrammeFactory


def _order(programme: MentoringProgramme) -> list[str]:
    stages = db.select(ProgrammeStage.title).where(ProgrammeStage.programme_id == programme.id)
    return list(db.session.scalars(stages.order_by(ProgrammeStage.ordinal)))


def test_stages_are_put_in_order(as_staff: FlaskClient, as_council: FlaskClient) -> None:
    titles = ("Знакомство", "Пробные уроки", "Свой класс")
    stages = [ProgrammeStage(ordinal=n, title=one) for n, one in enumerate(titles, 1)]
    stages[2].indicator = "уроки без помощи"
    programme = MentoringProgrammeFactory(stages=stages)
    db.session.commit()
    path = f"/mentors/programmes/{programme.id}"
    page = as_staff.get(path).text
    assert f"{path}/stages/{stages[0].id}/up" not in page  # nothing is above the first
    assert as_council.post(f"{path}/stages/{stages[2].id}/up").status_code == 403
    assert as_staff.post(f"{path}/stages/{stages[2].id}/up").status_code == 302
    assert _order(programme) == ["Знакомство", "Свой класс", "Пробные уроки"]
    moved = as_staff.get(path).text
    assert moved.index("уроки без помощи") < moved.index("Пробные уроки")
    for beyond in (stages[0].id, 999_999):  # the end, and a stage of nobody's
        assert as_staff.post(f"{path}/stages/{beyond}/up").status_code == 302
    assert _order(programme) == ["Знакомство", "Свой класс", "Пробные уроки"]
