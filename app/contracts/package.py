"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.contracts import views
from app.contracts.acts import OFFER
from app.contracts.asking import views as asking_views
from app.contracts.asking.jobs import ASKING_JOBS
from app.contracts.attachments import ATTACHMENTS
from app.contracts.cards import CARDS
from app.contracts.claims import CLAIMS
from app.contracts.dashboard import TALLIES as CONTRACT_TALLIES
from app.contracts.duties import views as duty_views
from app.contracts.duties.confirming import ASK_WORK, CONFIRM_WORK
from app.contracts.duties.dates import CALENDAR
from app.contracts.duties.jobs import DUTY_JOBS
from app.contracts.evidence import ContractEvidence
from app.contracts.figures import views as figures_views
from app.contracts.help import HELP
from app.contracts.holds import HOLDS
from app.contracts.life import views as life_views
from app.contracts.offers import application_views, dashboard
from app.contracts.offers import views as offer_views
from app.contracts.offers.dates import OFFER_DAYS
from app.contracts.offers.help import OFFER_HELP
from app.contracts.offers.ordering import mark_in_words
from app.contracts.offers.personal import APPLICATIONS_HELD, APPLICATIONS_KEPT
from app.contracts.offers.records import OFFER_RECORDS
from app.contracts.offers.search import OFFER_SEARCH
from app.contracts.papers import PAPERS
from app.contracts.permissions import Permission
from app.contracts.personal import PERSONAL_DATA, RETENTION
from app.contracts.portfolio import views as portfolio_views
from app.contracts.printing import views as printing_views
from app.contracts.printing.acts import NOTICE_ACTS
from app.contracts.records import RECORDS
from app.contracts.regimes import views as regime_views
from app.contracts.requisites import views as requisites_views
from app.contracts.running import RUNNING
from app.contracts.search import SEARCH
from app.contracts.services.following import FOLLOWERS
from app.contracts.signing import views as signing_views
from app.contracts.signing.consenting import GUARDIAN_CONSENT
from app.contracts.support import payment_views
from app.contracts.support import views as support_views
from app.contracts.support.imports import IMPORT
from app.contracts.support.jobs import JOBS
from app.contracts.support.standing import payment_standing
from app.contracts.support.wording import month_year
from app.contracts.worded import LETTERS
from app.web.navigation import MenuEntry
from app.web.packages import Package

# Importing them fills the blueprint.
_ROOMS = (
    views,
    life_views,
    support_views,
    payment_views,
    duty_views,
    asking_views,
    figures_views,
    portfolio_views,
    printing_views,
    offer_views,
    application_views,
    regime_views,
    requisites_views,
    signing_views,
)

CONTRACTS = Package(
    student_holds=HOLDS,
    student_claims=CLAIMS,
    work_followers=FOLLOWERS,
    student_running=RUNNING,
    name="contracts",
    blueprint=views.bp,
    help=(*HELP, *OFFER_HELP),
    permissions=Permission,
    menu=(MenuEntry("contracts.contract_list", _l("Договоры"), "/contracts", order=50),),
    acts=(OFFER, ASK_WORK, *NOTICE_ACTS),
    link_tasks=(CONFIRM_WORK, GUARDIAN_CONSENT),
    dashboard=dashboard.part,
    tallies=(*CONTRACT_TALLIES, *dashboard.TALLIES),
    evidence=(ContractEvidence(),),
    search=(SEARCH, OFFER_SEARCH),
    cards=CARDS,
    records=(*RECORDS, *OFFER_RECORDS),
    attachments=ATTACHMENTS,
    letters=LETTERS,
    papers=PAPERS,
    personal_data=(*PERSONAL_DATA, APPLICATIONS_HELD),
    retention=(*RETENTION, APPLICATIONS_KEPT),
    calendar=(*CALENDAR, OFFER_DAYS),
    jobs=(*JOBS, *DUTY_JOBS, *ASKING_JOBS),
    imports=(IMPORT,),
    filters={"month_year": month_year, "payment_standing": payment_standing, "mark": mark_in_words},
)
