"""What meetings add to the site."""

from flask_babel import lazy_gettext as _l

from app.activities.meetings import dashboard, queries, views  # noqa: F401 - the pages
from app.activities.meetings.attachments import ATTACHMENTS
from app.activities.meetings.confirming import CONFIRM_ATTENDANCE
from app.activities.meetings.dates import CALENDAR
from app.activities.meetings.evidence import MeetingEvidence
from app.activities.meetings.help import HELP
from app.activities.meetings.papers import PAPERS
from app.activities.meetings.personal import PERSONAL_DATA
from app.activities.meetings.records import RECORDS
from app.activities.meetings.search import SEARCH
from app.activities.permissions import Permission
from app.plan.executors.seats import CouncilSeats
from app.web.choices import ChoiceSource
from app.web.navigation import ActivitySubject
from app.web.packages import Package

MEETINGS = Package(
    name="activities.meetings",
    subjects=(
        ActivitySubject(
            "activities.meeting_list",
            _l("Заседания"),
            _l("Советы и рабочие группы: повестка, кворум, голоса, решения, протокол"),
        ),
    ),
    help=HELP,
    dashboard=dashboard.part,
    evidence=(MeetingEvidence(),),
    search=SEARCH,
    choices=(
        ChoiceSource("meeting_bodies", lambda *_: queries.body_choices(), Permission.MEETING_VIEW),
        ChoiceSource(
            "meeting_councils", lambda *_: queries.council_choices(), Permission.MEETING_VIEW
        ),
        ChoiceSource(
            "meeting_groups", lambda *_: queries.group_choices(), Permission.MEETING_MANAGE
        ),
        ChoiceSource(
            "meeting-accounts", lambda *_: queries.account_choices(), Permission.MEETING_MANAGE
        ),
        ChoiceSource(
            "signed_meetings",
            lambda *_: queries.signed_meeting_choices(),
            Permission.MEETING_VIEW,
        ),
    ),
    records=RECORDS,
    attachments=ATTACHMENTS,
    link_tasks=(CONFIRM_ATTENDANCE,),
    papers=PAPERS,
    personal_data=PERSONAL_DATA,
    calendar=CALENDAR,
    seats=(CouncilSeats(queries.councils_of),),
)
