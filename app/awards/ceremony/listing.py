"""The lists of awards: programme, register, press list, public thanks, figures."""

from flask_babel import lazy_gettext as _l

from app.awards.ceremony.queries import REGISTER_ORDERS
from app.awards.ceremony.wording import handed_in_words, reason_of, title_of
from app.mentors.models import Mentor
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

_AWARDS = (_l("награда"), _l("награды"), _l("наград"))
_NAME = Column(_l("Наставник"), lambda row: row[0].mentor.full_name)
_POST = Column(_l("Должность"), lambda row: row[0].mentor.position, on_screen=False)
_ORGANIZATION = Column(
    _l("Организация"), lambda row: row[0].mentor.organization.short_name, on_screen=False
)
_AWARD = Column(_l("Награда"), lambda row: title_of(row[0]).words)
_REASON = Column(_l("За что"), lambda row: reason_of(row[0]), on_screen=False)
_NUMBER = Column(_l("№ документа"), lambda row: row[0].number, kind="n")
_HANDED = Column(_l("Вручено"), lambda row: row[1].handed_on if row[1] else None)
_RECEIVED = Column(_l("Кто получил"), lambda row: handed_in_words(row[1]), on_screen=False)

PROGRAMME = Listing(
    name="award-programme",
    title=_l("Программа награждения"),
    count=_AWARDS,
    columns=(
        _NAME, _POST, _ORGANIZATION, _AWARD, _REASON, _NUMBER, _HANDED, _RECEIVED,
        Column("", kind="actions"),
    ),
    acts=("awards.hand_over",),
)  # fmt: skip
REGISTER = Listing(
    name="award-register",
    title=_l("Реестр наград"),
    count=_AWARDS,
    columns=(
        Column(_l("Год"), lambda row: row[0].year, sort="year", kind="n"),
        _NUMBER,
        _AWARD,
        Column(_l("Наставник"), lambda row: row[0].mentor.full_name, sort="name"),
        _POST,
        _ORGANIZATION,
        Column(_l("Конкурс"), lambda row: row[0].round.title),
        Column(_l("Дата"), lambda row: row[0].awarded_on, on_screen=False),
        Column(_l("Приказ №"), lambda row: row[2], on_screen=False),
        _HANDED,
        _RECEIVED,
    ),
    orders=REGISTER_ORDERS,
    order="-year",
    searched=(Mentor,),
)
PRESS = Listing(
    name="award-press",
    title=_l("Список для прессы"),
    count=_AWARDS,
    columns=(
        _NAME, _POST,
        Column(_l("Организация"), lambda row: row[0].mentor.organization.short_name),
        _AWARD,
        Column(_l("Конкурс"), lambda row: row[0].round.title),
    ),
    orders=REGISTER_ORDERS,
    order="-year",
)  # fmt: skip
THANKS = Listing(
    name="award-thanks",
    title=_l("Спасибо наставникам"),
    count=(_l("благодарность"), _l("благодарности"), _l("благодарностей")),
    columns=(
        Column(_l("Наставник"), lambda award: award.mentor.full_name),
        Column(_l("Организация"), lambda award: award.mentor.organization.short_name),
        Column(_l("Награда"), lambda award: title_of(award).words),
        Column(_l("Когда"), lambda award: award.awarded_on),
    ),
)
FIGURES = Listing(
    name="award-figures",
    title=_l("Награды по организациям и годам"),
    count=(_l("строка"), _l("строки"), _l("строк")),
    columns=(
        Column(_l("Организация"), lambda row: row[0].short_name),
        Column(_l("Год"), lambda row: row[1], kind="n"),
        Column(_l("Наград"), lambda row: row[2], kind="n"),
        Column(_l("Писем"), lambda row: row[3], kind="n"),
        Column(_l("Наставников"), lambda row: row[4], kind="n"),
    ),
)
