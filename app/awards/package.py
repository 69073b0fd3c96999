"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.awards import dashboard, views
from app.awards.evidence import RoundEvidence
from app.awards.permissions import Permission
from app.awards.search import SEARCH
from app.web.navigation import MenuEntry
from app.web.packages import Package

AWARDS = Package(
    name="awards",
    blueprint=views.bp,
    permissions=Permission,
    menu=(MenuEntry("awards.round_list", _l("Награды"), "/awards", order=70),),
    dashboard=dashboard.part,
    evidence=(RoundEvidence(),),
    search=(SEARCH,),
)
