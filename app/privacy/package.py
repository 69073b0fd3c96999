"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.privacy import views
from app.privacy.access import AccessLog
from app.privacy.acts import ASK, ON_PAPER
from app.privacy.asking import LINK_TASKS
from app.privacy.cards import CARDS
from app.privacy.help import HELP
from app.privacy.permissions import Permission
from app.privacy.personal import PERSONAL_DATA, RETENTION
from app.privacy.records import RECORDS
from app.privacy.services.retention import anonymise_past_terms
from app.privacy.twins import TWINS
from app.web.navigation import AdminPage
from app.web.packages import Package

PRIVACY = Package(
    name="privacy",
    commands={"personal": "app.privacy.cli:personal_cli"},
    blueprint=views.bp,
    permissions=Permission,
    help=HELP,
    cards=CARDS,
    twins=TWINS,
    admin_pages=(
        AdminPage(
            "privacy.consent_list",
            _l("Согласия"),
            _l("Кто дал согласие, кого попросить, тексты"),
            order=16,
        ),
        AdminPage(
            "privacy.retention_list",
            _l("Сроки хранения"),
            _l("Что и когда обезличивается"),
            order=22,
        ),
        AdminPage(
            "privacy.access_list",
            _l("Кто открывал данные"),
            _l("Карточки несовершеннолетних, паспорта для договоров"),
            order=23,
        ),
    ),
    acts=(ASK, ON_PAPER),
    link_tasks=LINK_TASKS,
    jobs=(PeriodicTask("anonymise_past_terms", anonymise_past_terms, schedule=EVERY_NIGHT),),
    records=RECORDS,
    personal_data=(AccessLog(), *PERSONAL_DATA),
    retention=RETENTION,
)
