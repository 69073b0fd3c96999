"""What is done to many places at once: their bases are asked to check them."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement

from app.jobs.registry import JobKind
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod
from app.practice.offers.asking import BaseQuestion
from app.practice.offers.tasks import ASK_PLACES
from app.practice.permissions import Permission
from app.web.listing.acts import BulkAct


def _takes_offers() -> ColumnElement[bool]:
    return PracticePeriod.state.in_((PeriodState.DRAFT, PeriodState.OPEN))


PLACES_QUESTION = BaseQuestion(
    ASK_PLACES,
    job="practice.places_ask",
    day="places_asked_on",
    condition=_takes_offers,
    effects=(
        _l("По ссылке база без входа на сайт изменит число мест и того, кто встретит студентов."),
        _l("Пока студенты не выбирают, изменения вступают сразу; потом — после вашей проверки."),
    ),
)
ASK = BulkAct(
    "practice.places_ask",
    _l("Спросить базы о местах"),
    Permission.PLACE_MANAGE,
    preview=PLACES_QUESTION.preview,
    run=PLACES_QUESTION.run,
    form=PLACES_QUESTION.form,
)
JOBS = (
    JobKind(PLACES_QUESTION.job, PLACES_QUESTION.work, title=_l("Вопрос базам о местах практики")),
)
