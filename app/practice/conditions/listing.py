"""The lists of the conditions of a distribution."""

from flask_babel import lazy_gettext as _l

from app.web.listing.columns import Column
from app.web.listing.listing import Listing

CONFLICTS = Listing(
    name="practice-conflicts",
    title=_l("Конфликты интересов"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda conflict: conflict.student.full_name),
        Column(_l("Группа"), lambda conflict: conflict.student.group.name, on_screen=False),
        Column(_l("Организация"), lambda conflict: conflict.organization.short_name),
        Column(_l("Почему"), lambda conflict: conflict.reason),
        Column(_l("Сообщено"), lambda conflict: conflict.declared_at.date()),
    ),
)
