"""What this package adds to the site."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.base.choices import Choices
from app.base.viewer import Viewer
from app.jobs.registry import JobKind
from app.practice import acts, dashboard, jobs, views, wording
from app.practice.admission.acts import BRIEF
from app.practice.admission.imports import IMPORT as CLEARANCES
from app.practice.agreements import package as agreements
from app.practice.agreements.imports import IMPORT as IMPORT_AGREEMENTS
from app.practice.base_imports import IMPORT as IMPORT_BASES
from app.practice.calling import CALL, CALLS
from app.practice.cards import CARDS
from app.practice.changes import package as changes
from app.practice.evidence import DistributionEvidence, PracticeEvidence
from app.practice.explanations import explain_refusal
from app.practice.help import HELP
from app.practice.holds import HOLDS
from app.practice.hosting.acts import ASK_ABOUT_YEAR
from app.practice.hosting.cards import CARDS as HOSTING_CARDS
from app.practice.hosting.evidence import RegistryEvidence
from app.practice.hosting.jobs import JOBS as HOSTING_JOBS
from app.practice.hosting.rules import year_in_words
from app.practice.hosting.tasks import CONFIRM_PLACES
from app.practice.hosting.wording import answer_words, confirmed_words
from app.practice.imports import IMPORT
from app.practice.offers import acts as offers
from app.practice.offers.tasks import ASK_PLACES
from app.practice.papers import help as paper_help
from app.practice.papers import jobs as paper_jobs
from app.practice.papers import personal as paper_personal
from app.practice.papers import records as paper_records
from app.practice.papers.dates import CALENDAR
from app.practice.papers.kinds import PAPERS
from app.practice.papers.queries.lines import base_choices_of
from app.practice.papers.receiving import RECEIVE_LIST
from app.practice.permissions import Permission
from app.practice.personal import PERSONAL_DATA
from app.practice.queries import admission, applications, periods, places, supervisors
from app.practice.records import RECORDS
from app.practice.registry.acts import ACTS as REGISTRY_ACTS
from app.practice.registry.attachments import ATTACHMENTS
from app.practice.registry.queries import base_choices
from app.practice.registry.twins import TWINS
from app.practice.registry.wording import conditions_of, order_words, who_answers
from app.practice.scenarios.jobs import JOBS as SCENARIO_JOBS
from app.practice.search import SEARCH
from app.practice.weeks import arrival
from app.practice.weeks import personal as weeks
from app.practice.weeks.arrival import ASK_ARRIVAL
from app.practice.weeks.cv import CV
from app.practice.weeks.evidence import ReferenceEvidence
from app.practice.weeks.imports import IMPORT as IMPORT_MARKS
from app.practice.weeks.jobs import JOBS as WEEK_JOBS
from app.practice.weeks.running import RUNNING
from app.practice.weeks.wording import FILTERS as WEEK_FILTERS
from app.practice.worded import LETTERS
from app.web.choices import ChoiceSource
from app.web.navigation import MenuEntry
from app.web.packages import Package


def _asking_periods(_viewer: Viewer, _of: Mapping[str, int]) -> Choices:
    return admission.asking_period_choices()


def _groups(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return periods.group_choices_of(periods.get_period(of["period"], visible_to=viewer))


def _free_places(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    period = periods.get_period(of["period"], visible_to=viewer)
    return places.free_place_choices(period, of.get("speciality"))


def _offering(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return periods.offering_choices(periods.get_period(of["period"], visible_to=viewer))


def _students(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return applications.student_choices_of(periods.get_period(of["period"], visible_to=viewer))


def _period_bases(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return base_choices_of(periods.get_period(of["period"], visible_to=viewer))


def _supervisors(_viewer: Viewer, _of: Mapping[str, int]) -> Choices:
    return supervisors.supervisor_choices()


def _bases(_viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return base_choices(organization=of.get("organization"))


PRACTICE = Package(
    student_holds=HOLDS,
    name="practice",
    blueprint=views.bp,
    help=(*HELP, *paper_help.HELP),
    permissions=Permission,
    menu=(
        MenuEntry("practice.period_list", _l("Практика"), "/practice", order=30),
        MenuEntry("practice.supervision_list", _l("Практика групп"), "/practice", order=31),
    ),
    commands={"practice": "app.practice.cli:practice_cli"},
    dashboard=dashboard.part,
    tallies=dashboard.TALLIES,
    evidence=(
        PracticeEvidence(),
        DistributionEvidence(),
        ReferenceEvidence(),
        RegistryEvidence(),
    ),
    search=SEARCH,
    choices=(
        ChoiceSource("asking-periods", _asking_periods, Permission.CLEARANCE_MANAGE),
        ChoiceSource("period-groups", _groups, Permission.APPLICATION_VIEW),
        ChoiceSource("offering-organizations", _offering, Permission.APPLICATION_SUBMIT),
        ChoiceSource("period-students", _students, Permission.PLACEMENT_MANAGE),
        ChoiceSource("practice-supervisors", _supervisors, Permission.PERIOD_MANAGE),
        ChoiceSource("practice-bases", _bases, Permission.BASE_MANAGE),
        ChoiceSource("period-bases", _period_bases, Permission.PAPER_MANAGE),
        ChoiceSource("free-places", _free_places, Permission.PLACEMENT_MANAGE),
        *changes.CHOICES,
        *agreements.CHOICES,
    ),
    cards=(*CARDS, *HOSTING_CARDS),
    link_tasks=(CONFIRM_PLACES, ASK_PLACES, ASK_ARRIVAL, RECEIVE_LIST),
    acts=(
        acts.REMIND,
        acts.SEAT,
        acts.UNSEAT,
        *changes.ACTS,
        *REGISTRY_ACTS,
        BRIEF,
        ASK_ABOUT_YEAR,
        offers.ASK,
        arrival.ASK,
        CALL,
    ),
    jobs=(
        JobKind(jobs.DISTRIBUTE, jobs.distribute, title=jobs.TITLE),
        *changes.JOBS,
        *agreements.JOBS,
        *HOSTING_JOBS,
        *offers.JOBS,
        *arrival.JOBS,
        *WEEK_JOBS,
        *paper_jobs.JOBS,
        *SCENARIO_JOBS,
    ),
    filters={
        "conditions_of": conditions_of,
        "order_words": order_words,
        "who_answers": who_answers,
        "date_range": wording.date_range,
        "explain_refusal": explain_refusal,
        "application_words": wording.application_words,
        "outcome_words": wording.outcome_words,
        "result_words": wording.result_words,
        "academic_year": year_in_words,
        "answer_words": answer_words,
        "confirmed_words": confirmed_words,
        **WEEK_FILTERS,
        "rhythm_words": wording.rhythm_words,
    },
    records=(*RECORDS, *paper_records.RECORDS),
    letters=LETTERS,
    personal_data=(*PERSONAL_DATA, *paper_personal.PERSONAL_DATA),
    papers=(*agreements.PAPERS, *PAPERS),
    student_running=RUNNING,
    student_calls=CALLS,
    imports=(
        IMPORT_BASES,
        IMPORT,
        IMPORT_AGREEMENTS,
        CLEARANCES,
        IMPORT_MARKS,
    ),
    retention=(*weeks.RETENTION, *agreements.RETENTION, *paper_personal.RETENTION),
    attachments=(ATTACHMENTS,),
    twins=TWINS,
    calendar=CALENDAR,
    cv=CV,
)
