"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.jobfair import dashboard, describing, standing, views, wording
from app.jobfair.acts import ACTS
from app.jobfair.candidates.acts import ACTS as CANDIDATE_ACTS
from app.jobfair.candidates.queries.invitations import inviting_choices
from app.jobfair.cards import CARDS
from app.jobfair.catalogue.confirming import CONFIRM_VACANCIES
from app.jobfair.catalogue.jobs import JOBS as CATALOGUE_JOBS
from app.jobfair.catalogue.outside import SITEMAP
from app.jobfair.checkin.jobs import JOBS as CHECKIN_JOBS
from app.jobfair.checkin.personal import RETENTION as CHECKIN_RETENTION
from app.jobfair.checkin.wording import FILTERS as CHECKIN_FILTERS
from app.jobfair.evidence import FairEvidence, FairReportEvidence
from app.jobfair.help import HELP
from app.jobfair.holds import HOLDS
from app.jobfair.imports import IMPORT
from app.jobfair.interviews.asking import CHOICES as INTERVIEW_CHOICES
from app.jobfair.interviews.dates import CALENDAR as INTERVIEW_CALENDAR
from app.jobfair.interviews.jobs import JOBS as INTERVIEW_JOBS
from app.jobfair.permissions import Permission
from app.jobfair.personal import PERSONAL_DATA
from app.jobfair.placement.acts import ACTS as PLACEMENT_ACTS
from app.jobfair.placement.acts import CALLS
from app.jobfair.placement.audiences import AUDIENCES
from app.jobfair.placement.jobs import JOBS as PLACEMENT_JOBS
from app.jobfair.placement.papers import PAPERS
from app.jobfair.records import RECORDS
from app.jobfair.search import SEARCH
from app.jobfair.venue.acts import ACTS as VENUE_ACTS
from app.jobfair.venue.choices import CHOICES as VENUE_CHOICES
from app.jobfair.venue.dates import CALENDAR
from app.jobfair.venue.inviting import TAKE_PART
from app.jobfair.venue.wording import FILTERS as VENUE_FILTERS
from app.jobfair.worded import LETTERS
from app.web.choices import ChoiceSource
from app.web.linked_data import linked_data
from app.web.navigation import MenuEntry
from app.web.packages import Package

JOBFAIR = Package(
    student_holds=HOLDS,
    student_calls=CALLS,
    name="jobfair",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    menu=(MenuEntry("jobfair.vacancy_list", _l("Ярмарка"), "/fair", order=60),),
    commands={"jobfair": "app.jobfair.cli:jobfair_cli"},
    dashboard=dashboard.part,
    tallies=dashboard.TALLIES,
    public_panels=dashboard.public_panels,
    evidence=(FairEvidence(), FairReportEvidence()),
    papers=PAPERS,
    search=SEARCH,
    acts=(*ACTS, *VENUE_ACTS, *CANDIDATE_ACTS, *PLACEMENT_ACTS),
    cards=CARDS,
    filters={
        "salary": wording.salary,
        "load": describing.load_words,
        "support": describing.support_words,
        "work_facts": describing.facts_of,
        "work_place": describing.place_of,
        "vacancy_facts": describing.vacancy_facts,
        "confirmation": describing.confirmation_of,
        "linked_data": linked_data,
        "free_seats": wording.free_seats,
        "kept_words": wording.kept_words,
        "kept_seat": standing.seat_of,
        "hours": wording.hours,
        **VENUE_FILTERS,
        **CHECKIN_FILTERS,
    },
    records=RECORDS,
    letters=LETTERS,
    personal_data=PERSONAL_DATA,
    imports=(IMPORT,),
    calendar=(*CALENDAR, *INTERVIEW_CALENDAR),
    jobs=(*INTERVIEW_JOBS, *CATALOGUE_JOBS, *CHECKIN_JOBS, *PLACEMENT_JOBS),
    retention=CHECKIN_RETENTION,
    sitemap=SITEMAP,
    link_tasks=(TAKE_PART, CONFIRM_VACANCIES),
    audiences=AUDIENCES,
    choices=(
        *VENUE_CHOICES,
        *INTERVIEW_CHOICES,
        ChoiceSource(
            "inviting-vacancies",
            lambda viewer, _of: inviting_choices(viewer),
            Permission.OFFER_MAKE,
        ),
    ),
)
