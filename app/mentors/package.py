"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.mentors import dashboard, views
from app.mentors.evidence import MentorshipEvidence
from app.mentors.permissions import Permission
from app.web.navigation import MenuEntry
from app.web.packages import Package

MENTORS = Package(
    name="mentors",
    blueprint=views.bp,
    permissions=Permission,
    menu=(
        MenuEntry("mentors.mentor_list", _l("Наставники"), "/mentors", order=40),
        MenuEntry("mentors.mentor_home", _l("Мои студенты"), "/mentors", order=41),
    ),
    dashboard=dashboard.part,
    evidence=(MentorshipEvidence(),),
)
