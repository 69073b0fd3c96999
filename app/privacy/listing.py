"""The lists of this package."""

from flask_babel import lazy_gettext as _l

from app.privacy.acts import ASK, ON_PAPER
from app.privacy.queries.consents import SORTABLE
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

CONSENTS = Listing(
    name="consents",
    title=_l("Согласия студентов"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name),
        Column(_l("Согласие"), lambda row: row.standing.label),
    ),
    orders=SORTABLE,
    order="name",
    searched=(Student,),
    acts=(ASK.name, ON_PAPER.name),
)
ACCESS = Listing(
    name="access-records",
    title=_l("Кто открывал данные несовершеннолетних"),
    count=(_l("запись"), _l("записи"), _l("записей")),
    columns=(
        Column(_l("Когда"), lambda record: record.at),
        Column(_l("Кто"), lambda record: record.actor_name),
        Column(_l("Что открыто"), lambda record: record.what),
        Column(
            _l("Чьи данные"),
            lambda record: record.student.full_name if record.student else "",
        ),
        Column(_l("До 18 лет"), lambda record: record.people, kind="n"),
    ),
)
RUNS = Listing(
    name="retention-runs",
    title=_l("Что обезличено"),
    count=(_l("запись"), _l("записи"), _l("записей")),
    columns=(
        Column(_l("Когда"), lambda run: run.at),
        Column(_l("Вид записей"), lambda run: run.kind),
        Column(_l("Срок, месяцев"), lambda run: run.months, kind="n"),
        Column(_l("Обезличено"), lambda run: run.done, kind="n"),
        Column(_l("Оставлено: мешает договор"), lambda run: run.held, kind="n"),
    ),
)
