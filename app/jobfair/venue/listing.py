"""The participants of a fair."""

from flask_babel import lazy_gettext as _l

from app.jobfair.venue.acts import CONFIRM_PARTICIPANTS
from app.jobfair.venue.queries.participants import SEARCHED, SORTABLE
from app.jobfair.venue.wording import needs_words
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PARTICIPANTS = Listing(
    name="fair-participants",
    title=_l("Участники ярмарки"),
    count=(_l("участник"), _l("участника"), _l("участников")),
    columns=(
        Column(_l("Организация"), lambda one: one.organization.short_name, sort="name"),
        Column(_l("Телефон"), lambda one: one.organization.phone, kind="phone", on_screen=False),
        Column(_l("Участие"), lambda one: one.state, sort="state"),
        Column(_l("Стенд"), lambda one: one.stand, sort="stand"),
        Column(_l("Столов"), lambda one: one.tables, kind="n"),
        Column(_l("Что нужно"), needs_words),
        Column(
            _l("Представители"),
            lambda one: one.people.replace("\n", "; "),
            on_screen=False,
        ),
        Column(_l("Бейджей"), lambda one: len(one.representatives), kind="n"),
    ),
    orders=SORTABLE,
    order="name",
    acts=(CONFIRM_PARTICIPANTS.name,),
    searched=SEARCHED,
)
