"""The board of a year: who has answered."""

from flask_babel import lazy_gettext as _l

from app.practice.hosting.acts import ASK_ABOUT_YEAR
from app.practice.hosting.queries import SEARCHED, SORTABLE
from app.practice.hosting.wording import answer_words, confirmed_words
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

BOARD = Listing(
    name="practice-hosting",
    title=_l("Места баз практики на год"),
    count=(_l("база"), _l("базы"), _l("баз")),
    columns=(
        Column(_l("База практики"), lambda row: row.base.name, sort="name"),
        Column(_l("Населённый пункт"), lambda row: row.base.town, sort="town"),
        Column(
            _l("Телефон"), lambda row: row.base.organization.phone, kind="phone", on_screen=False
        ),
        Column(_l("Ответ"), lambda row: row.state.label if row.state else None),
        Column(_l("Примет студентов"), lambda row: row.seats or None, kind="n"),
        Column(
            _l("Причина отказа"),
            lambda row: answer_words(row.intent) if row.intent and row.intent.reason else None,
            on_screen=False,
        ),
        Column(
            _l("Спросили"), lambda row: row.intent.asked_on if row.intent else None, on_screen=False
        ),
        Column(_l("Подтверждено"), lambda row: confirmed_words(row.intent) if row.intent else None),
        Column(_l("Действия"), kind="actions"),
    ),
    orders=SORTABLE,
    order="name",
    acts=(ASK_ABOUT_YEAR.name,),
    searched=SEARCHED,
)
