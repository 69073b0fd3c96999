"""Use cases of programmes."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.ranking import shifted
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.mentors.permissions import Permission
from app.mentors.programmes.errors import ProgrammeTitleTakenError
from app.mentors.programmes.models import MentoringProgramme, ProgrammeStage
from app.mentors.programmes.rules import MentoringProgrammeTerms, StageLine, read_stages


def create_programme(*, terms: MentoringProgrammeTerms, actor: Viewer) -> MentoringProgramme:
    """Enter a programme.

    Raises ProgrammeTitleTakenError, NoStagesError, TooManyStagesError, StageTooLongError.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    programme = MentoringProgramme()
    stages = read_stages(terms.stage_lines)
    with _refusing_twins():
        assign(programme, terms)
        programme.stages = _rows(stages)
        db.session.add(programme)
    return programme


def edit_programme(
    programme: MentoringProgramme, *, terms: MentoringProgrammeTerms, actor: Viewer
) -> None:
    """Change a programme; mentorships that follow it keep the stages they began with.

    Raises the errors of `create_programme`.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    lock(programme)
    stages = read_stages(terms.stage_lines)
    with _refusing_twins():
        assign(programme, terms)
        if [(one.title, one.indicator) for one in programme.stages] != stages:
            programme.stages = []
            db.session.flush()  # before an ordinal is there twice
            programme.stages = _rows(stages)


def move_stage(
    programme: MentoringProgramme, *, stage_id: int, by: int, actor: Viewer
) -> list[ProgrammeStage]:
    """Put a stage `by` lines lower (-1 is higher), never beyond the ends; return the new order.

    Mentorships that follow the programme keep the order they began with.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    lock(programme)
    lines = {one.id: (one.title, one.indicator) for one in programme.stages}
    order = shifted(list(lines), stage_id, by=by)
    # The rows keep their places and change their words: no ordinal is there twice at any moment.
    for stage, id_ in zip(programme.stages, order, strict=True):
        stage.title, stage.indicator = lines[id_]
    db.session.flush()
    return programme.stages


def archive_programme(programme: MentoringProgramme, *, actor: Viewer, on: date | None) -> None:
    """Offer a programme to no new mentorship from a day on; None offers it again."""
    require(actor, Permission.MENTORSHIP_MANAGE)
    lock(programme)
    programme.archived_on = on
    db.session.flush()


def _rows(stages: Iterable[StageLine]) -> list[ProgrammeStage]:
    return [
        ProgrammeStage(ordinal=n, title=one.title, indicator=one.indicator)
        for n, one in enumerate(stages, 1)
    ]


def _refusing_twins() -> AbstractContextManager[None]:
    return refusing({"uq_mentoring_programmes_title": ProgrammeTitleTakenError(field="title")})
