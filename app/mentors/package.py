"""What this package adds to the site."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.base.choices import Choices
from app.base.viewer import Viewer
from app.mentors import dashboard, queries, views
from app.mentors.acts import ARCHIVE, RESTORE
from app.mentors.appointments import personal as appointment_personal
from app.mentors.appointments import records as appointment_records
from app.mentors.appointments import views as appointments
from app.mentors.appointments.models import AppointmentLine
from app.mentors.appointments.papers import PAPERS as APPOINTMENT_PAPERS
from app.mentors.appointments.queries import list_clashing_lines
from app.mentors.blueprint import bp
from app.mentors.cards import CARDS
from app.mentors.cv import CV
from app.mentors.enums import MentorshipKind
from app.mentors.help import HELP
from app.mentors.holds import HOLDS
from app.mentors.imports import IMPORT
from app.mentors.needs import views as needs
from app.mentors.own.cards import CARDS as OWN_CARDS
from app.mentors.passports import views as passports
from app.mentors.permissions import Permission
from app.mentors.personal import PERSONAL_DATA, RETENTION
from app.mentors.programmes import records as programme_records
from app.mentors.programmes import views as programme_views
from app.mentors.programmes.queries import programme_choices
from app.mentors.records import RECORDS
from app.mentors.search import SEARCH
from app.mentors.twins import TWINS
from app.mentors.worded import LETTERS
from app.mentors.work import personal as work_personal
from app.mentors.work import records as work_records
from app.mentors.work import views as work_views
from app.mentors.work.dates import CALENDAR
from app.mentors.work.evidence import MentorshipEvidence
from app.mentors.work.papers import PAPERS
from app.mentors.work.wording import hours
from app.twins.kinds import Yielding
from app.web.choices import ChoiceSource
from app.web.navigation import MenuEntry
from app.web.packages import Package

# Importing them fills the blueprint.
_ROOMS = (views, programme_views, work_views, passports, appointments, needs)


def _accounts(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    mentor = queries.get_mentor(of["mentor"], visible_to=viewer) if "mentor" in of else None
    return queries.account_choices(mentor)


MENTORS = Package(
    student_holds=HOLDS,
    name="mentors",
    blueprint=bp,
    help=HELP,
    permissions=Permission,
    menu=(
        MenuEntry("mentors.mentor_list", _l("Наставники"), "/mentors", order=40),
        MenuEntry("mentors.mentor_home", _l("Мои наставляемые"), "/mentors", order=41),
    ),
    dashboard=dashboard.part,
    evidence=(MentorshipEvidence(),),
    search=(SEARCH,),
    acts=(ARCHIVE, RESTORE),
    cards=(*CARDS, *OWN_CARDS),
    choices=(
        ChoiceSource("mentor-accounts", _accounts, Permission.MENTOR_MANAGE),
        ChoiceSource(
            "present-mentors", lambda *_: queries.present_mentors(), Permission.MENTOR_MANAGE
        ),
        ChoiceSource("mentors", lambda *_: queries.all_mentors(), Permission.MENTOR_MANAGE),
        ChoiceSource(
            "mentoring-programmes",
            lambda *_: programme_choices(*MentorshipKind),
            Permission.MENTORSHIP_MANAGE,
        ),
    ),
    records=(
        *RECORDS,
        *programme_records.RECORDS,
        *work_records.RECORDS,
        *appointment_records.RECORDS,
    ),
    letters=LETTERS,
    twins=(*TWINS, Yielding(AppointmentLine, list_clashing_lines)),
    personal_data=(
        *PERSONAL_DATA,
        *work_personal.PERSONAL_DATA,
        *appointment_personal.PERSONAL_DATA,
    ),
    retention=(*RETENTION, *work_personal.RETENTION),
    papers=(*PAPERS, *APPOINTMENT_PAPERS),
    calendar=CALENDAR,
    filters={"mentoring_hours": hours},
    imports=(IMPORT,),
    cv=CV,
)
