"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.plan import dashboard, item_periods, item_views, overview, queries, views, wording  # noqa: F401 - the pages
from app.plan.amendments.package import AMENDMENTS
from app.plan.attachments import ATTACHMENTS
from app.plan.blueprint import bp
from app.plan.comments.package import COMMENTS
from app.plan.diary.package import DIARY
from app.plan.executors.package import EXECUTORS
from app.plan.glance.package import GLANCE
from app.plan.help import HELP
from app.plan.permissions import Permission
from app.plan.personal import PERSONAL_DATA
from app.plan.reading.assumptions import assumptions
from app.plan.records import RECORDS
from app.plan.reporting.package import REPORTING
from app.plan.search import SEARCH
from app.plan.years.package import YEARS
from app.web.choices import ChoiceSource
from app.web.navigation import AdminPage, MenuEntry
from app.web.packages import Package

# What the plan gives beside its pages: each with its own rooms.
PLAN_SUBJECTS: tuple[Package, ...] = (
    EXECUTORS,
    COMMENTS,
    GLANCE,
    REPORTING,
    DIARY,
    YEARS,
    AMENDMENTS,
)

# Registered last: the blueprint is full once every subject's pages were read.
PLAN = Package(
    name="plan",
    blueprint=bp,
    attachments=ATTACHMENTS,
    help=HELP,
    search=(SEARCH,),
    permissions=Permission,
    menu=(MenuEntry("plan.item_list", _l("План"), "/plan", order=20),),
    admin_pages=(
        AdminPage(
            "plan.import_create",
            _l("Загрузка плана"),
            _l("Новый план или исправленный документ"),
            order=30,
        ),
    ),
    choices=(ChoiceSource("plan_items", lambda *_: queries.item_search()),),
    commands={"plan": "app.plan.cli:plan_cli"},
    dashboard=dashboard.part,
    public_panels=dashboard.public_panels,
    filters={
        "deadline_words": wording.deadline_words,
        "deadline_assumptions": assumptions,
        "status_words": wording.status_words,
        "share_words": wording.share_words,
        "plan_field": wording.field_words,
        "shortened": wording.shortened,
        "need_words": item_periods.need_words,
        "period_rows": item_periods.period_rows,
        "by_section": overview.by_section,
    },
    records=RECORDS,
    personal_data=PERSONAL_DATA,
)
