"""What this package adds to the site."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.awards import dashboard, queries, views
from app.awards.attachments import ATTACHMENTS
from app.awards.cards import CARDS
from app.awards.ceremony import list_views as _lists  # noqa: F401 - its pages
from app.awards.ceremony import views as _ceremony  # noqa: F401 - its pages
from app.awards.ceremony.acts import ACTS
from app.awards.ceremony.outside import SITEMAP
from app.awards.council import views as _council  # noqa: F401 - its pages
from app.awards.council.queries import question_choices
from app.awards.evidence import RoundEvidence
from app.awards.handover import HANDOVER
from app.awards.help import HELP
from app.awards.honours import views as _honours  # noqa: F401 - its pages
from app.awards.papers import PAPERS
from app.awards.permissions import Permission
from app.awards.personal import PERSONAL_DATA, RETENTION
from app.awards.records import RECORDS
from app.awards.search import SEARCH
from app.awards.worded import LETTERS
from app.base.choices import Choices
from app.base.viewer import Viewer
from app.web.choices import ChoiceSource
from app.web.navigation import MenuEntry
from app.web.packages import Package


def _nominees(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return queries.nominee_choices(
        queries.get_round(of["round"], visible_to=viewer), visible_to=viewer
    )


def _own_nominees(viewer: Viewer, of: Mapping[str, int]) -> Choices:
    return queries.nominee_choices(queries.get_round_for_students(of["round"]), visible_to=viewer)


AWARDS = Package(
    name="awards",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    menu=(MenuEntry("awards.round_list", _l("Награды"), "/awards", order=70),),
    dashboard=dashboard.part,
    named_panels=dashboard.named_panels,
    evidence=(RoundEvidence(),),
    search=SEARCH,
    acts=ACTS,
    attachments=ATTACHMENTS,
    sitemap=SITEMAP,
    cards=CARDS,
    choices=(
        ChoiceSource("nominees", _nominees, Permission.NOMINATION_CREATE),
        ChoiceSource("own-nominees", _own_nominees, Permission.NOMINATION_PROPOSE),
        ChoiceSource("award-questions", lambda *_: question_choices(), Permission.ROUND_MANAGE),
    ),
    records=RECORDS,
    handover=HANDOVER,
    letters=LETTERS,
    papers=PAPERS,
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
