"""The lists of meetings: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.activities.meetings.models import Decision, Meeting
from app.activities.meetings.queries import BODY_ORDERS, DECISION_ORDERS, MEETING_ORDERS
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

MEETINGS = Listing(
    name="meetings",
    title=_l("Заседания"),
    count=(_l("заседание"), _l("заседания"), _l("заседаний")),
    columns=(
        Column(_l("Заседание"), lambda row: row[0].body.name),
        Column(_l("Тема"), lambda row: row[0].title, on_screen=False),
        Column(_l("День"), lambda row: row[0].held_on, sort="date"),
        Column(_l("Форма"), lambda row: row[0].form, on_screen=False),
        Column(_l("Место"), lambda row: row[0].place, on_screen=False),
        Column(_l("Вопросов"), lambda row: row[1], kind="n"),
        Column(_l("Решений"), lambda row: row[2], kind="n"),
        Column(_l("Протокол №"), lambda row: row[0].minutes_number, on_screen=False),
        Column(_l("Состояние"), lambda row: row[0].state),
    ),
    orders=MEETING_ORDERS,
    order="-date",
    searched=(Meeting,),
)
DECISIONS = Listing(
    name="meeting-decisions",
    title=_l("Поручения заседаний"),
    count=(_l("поручение"), _l("поручения"), _l("поручений")),
    columns=(
        Column(_l("Поручение"), lambda decision: decision.text),
        Column(_l("Исполнитель"), lambda decision: decision.owner),
        Column(_l("Заседание"), lambda decision: decision.meeting.held_on, on_screen=False),
        Column(_l("Срок"), lambda decision: decision.due_on, sort="due"),
        Column(_l("Исполнено"), lambda decision: decision.done_on, on_screen=False),
        Column(_l("Отчёт"), lambda decision: decision.report, on_screen=False),
        Column(_l("Состояние"), lambda decision: decision.state),
    ),
    orders=DECISION_ORDERS,
    order="due",
    searched=(Decision,),
)
BODIES = Listing(
    name="meeting-bodies",
    title=_l("Советы и группы"),
    count=(_l("орган"), _l("органа"), _l("органов")),
    columns=(
        Column(_l("Название"), lambda row: row[0].name, sort="name"),
        Column(_l("Вид"), lambda row: row[0].kind),
        Column(_l("Членов"), lambda row: row[1], kind="n"),
        Column(_l("Заседаний"), lambda row: row[2], kind="n"),
    ),
    orders=BODY_ORDERS,
    order="name",
)
