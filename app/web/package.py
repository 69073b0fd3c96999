"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.web import views
from app.web.navigation import AdminPage, MenuEntry
from app.web.packages import Package
from app.web.permissions import Permission

WEB = Package(
    name="web",
    blueprint=views.bp,
    permissions=Permission,
    menu=(
        MenuEntry("web.dashboard", _l("Сегодня"), "/dashboard", order=10),
        MenuEntry("web.admin", _l("Управление"), "/admin", order=90),
    ),
    admin_pages=(
        AdminPage(
            "web.styleguide",
            _l("Образцы оформления"),
            _l("Все части страниц на одной"),
            order=60,
            in_production=False,
        ),
    ),
)
