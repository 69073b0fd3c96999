"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.mentors.acts import ARCHIVE, RESTORE
from app.mentors.models import Mentor
from app.mentors.permissions import Permission
from app.mentors.queries import MENTORSHIP_SORTABLE, SORTABLE
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _knows_people(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.can(Permission.MENTORSHIP_VIEW)


MENTORS = Listing(
    name="mentors",
    title=_l("Наставники"),
    count=(_l("наставник"), _l("наставника"), _l("наставников")),
    columns=(
        Column(_l("Наставник"), lambda row: row.Mentor.full_name, sort="name"),
        Column(_l("Должность"), lambda row: row.Mentor.position, on_screen=False),
        Column(
            _l("Организация"), lambda row: row.Mentor.organization.short_name, sort="organization"
        ),
        Column(_l("Населённый пункт"), lambda row: row.Mentor.organization.town, on_screen=False),
        Column(_l("Стаж")),
        Column(_l("Больше не наставник с"), lambda row: row.Mentor.archived_on, on_screen=False),
        Column(_l("Работает с года"), lambda row: row.Mentor.experience_since, on_screen=False),
        Column(_l("Наставляемых сейчас"), lambda row: row.students, sort="students", kind="n"),
        Column(
            _l("Телефон"),
            lambda row: row.Mentor.phone,
            kind="phone",
            on_screen=False,
            shown_to=_knows_people,
        ),
        Column(
            _l("Электронная почта"),
            lambda row: row.Mentor.email,
            on_screen=False,
            shown_to=_knows_people,
        ),
    ),
    searched=(Mentor,),
    orders=SORTABLE,
    order="name",
    acts=(ARCHIVE.name, RESTORE.name),
)
MENTORSHIPS = Listing(
    name="mentorships",
    title=_l("Наставники и наставляемые"),
    count=(_l("наставничество"), _l("наставничества"), _l("наставничеств")),
    columns=(
        Column(_l("Наставник"), lambda one: one.mentor.full_name, sort="mentor"),
        Column(_l("Организация"), lambda one: one.mentor.organization.short_name, on_screen=False),
        Column(_l("Наставляемый"), lambda one: one.shown_name, shown_to=_knows_people),
        Column(_l("Форма"), lambda one: one.kind, on_screen=False),
        Column(_l("Группа или должность"), lambda one: one.whereabouts, sort="group"),
        Column(_l("Когда"), sort="start"),
        Column(_l("Начало"), lambda one: one.starts_on, on_screen=False),
        Column(_l("Окончание"), lambda one: one.ends_on, on_screen=False),
        Column(_l("План"), lambda one: one.plan_numbers),
        Column(_l("Состояние"), lambda one: one.state),
        *(
            Column(heading, cell, on_screen=False, shown_to=_knows_people)
            for heading, cell in (
                (_l("Цель"), lambda one: one.goal),
                (_l("Итог"), lambda one: one.result),
                (_l("Почему прекращено"), lambda one: one.reason),
            )
        ),
    ),
    searched=(Mentor, Student),
    orders=MENTORSHIP_SORTABLE,
    order="-start",
)
