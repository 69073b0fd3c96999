"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.contracts import dashboard, views
from app.contracts.acts import OFFER
from app.contracts.attachments import ATTACHMENTS
from app.contracts.cards import CARDS
from app.contracts.claims import CLAIMS
from app.contracts.duties import views as duty_views
from app.contracts.duties.confirming import ASK_WORK, CONFIRM_WORK
from app.contracts.duties.dates import CALENDAR
from app.contracts.evidence import ContractEvidence
from app.contracts.help import HELP
from app.contracts.holds import HOLDS
from app.contracts.life import views as life_views
from app.contracts.papers import PAPERS
from app.contracts.permissions import Permission
from app.contracts.personal import PERSONAL_DATA, RETENTION
from app.contracts.printing import views as printing_views
from app.contracts.records import RECORDS
from app.contracts.running import RUNNING
from app.contracts.search import SEARCH
from app.contracts.support import payment_views
from app.contracts.support import views as support_views
from app.contracts.support.imports import IMPORT
from app.contracts.support.jobs import JOBS
from app.contracts.support.wording import is_awaited, month_year
from app.contracts.worded import LETTERS
from app.web.navigation import MenuEntry
from app.web.packages import Package

# Importing them fills the blueprint.
_ROOMS = (views, life_views, support_views, payment_views, duty_views, printing_views)

CONTRACTS = Package(
    student_holds=HOLDS,
    student_claims=CLAIMS,
    student_running=RUNNING,
    name="contracts",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    menu=(MenuEntry("contracts.contract_list", _l("Договоры"), "/contracts", order=50),),
    acts=(OFFER, ASK_WORK),
    link_tasks=(CONFIRM_WORK,),
    dashboard=dashboard.part,
    evidence=(ContractEvidence(),),
    search=(SEARCH,),
    cards=CARDS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    letters=LETTERS,
    papers=PAPERS,
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
    calendar=CALENDAR,
    jobs=JOBS,
    imports=(IMPORT,),
    filters={"month_year": month_year, "is_awaited": is_awaited},
)
