"""What events add to the site."""

from flask_babel import lazy_gettext as _l

from app.activities.events import dashboard, queries, views  # noqa: F401 - fills the blueprint
from app.activities.events.attachments import ATTACHMENTS
from app.activities.events.cards import CARDS
from app.activities.events.dates import CALENDAR
from app.activities.events.evidence import EventEvidence
from app.activities.events.handover import HANDOVER
from app.activities.events.help import HELP
from app.activities.events.personal import PERSONAL_DATA
from app.activities.events.records import RECORDS
from app.activities.events.search import SEARCH
from app.activities.events.wording import event_days, event_when, month_name, people_came
from app.activities.permissions import Permission
from app.web.choices import ChoiceSource
from app.web.navigation import ActivitySubject, MenuEntry
from app.web.packages import Package

EVENTS = Package(
    name="activities.events",
    menu=(
        MenuEntry(
            "activities.event_list",
            _l("Мероприятия"),
            "/activities/events",
            order=26,
            unless=Permission.ACTIVITY_VIEW,
        ),
    ),
    dashboard=dashboard.part,
    tallies=(dashboard.WAITING,),
    public_panels=dashboard.public_panels,
    evidence=(EventEvidence(),),
    search=(SEARCH,),
    help=HELP,
    choices=(
        ChoiceSource(
            "event-responsible", lambda *_: queries.responsible_choices(), Permission.EVENT_MANAGE
        ),
    ),
    cards=CARDS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    personal_data=PERSONAL_DATA,
    handover=HANDOVER,
    calendar=CALENDAR,
    subjects=(
        ActivitySubject(
            "activities.event_list",
            _l("Мероприятия"),
            _l("Экскурсии, стажировки, пробы, чемпионаты: от плана до отчёта"),
        ),
    ),
    filters={
        "event_days": event_days,
        "event_when": event_when,
        "month_name": month_name,
        "people_came": people_came,
    },
)
