"""What students of a speciality do in a period."""

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.models import PracticePeriod
from app.practice.papers.models import PracticeProgramme
from app.practice.papers.queries import programmes
from app.practice.papers.rules import PracticeProgrammeTerms
from app.practice.permissions import Permission


def set_programme(
    period: PracticePeriod, *, speciality_id: int, terms: PracticeProgrammeTerms, actor: Viewer
) -> PracticeProgramme:
    """Say what students of a speciality do: printed in the papers made from now on."""
    require(actor, Permission.PAPER_MANAGE)
    lock(period, shared=True)
    programme = programmes.find_programme(period, speciality_id)
    if programme is None:
        programme = PracticeProgramme(
            period_id=period.id, speciality_id=speciality_id, is_demo=period.is_demo
        )
    else:
        lock(programme)
    assign(programme, terms)
    with refusing({}):
        db.session.add(programme)
    return programme
