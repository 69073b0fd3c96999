"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.accounts import jobs, views
from app.accounts.acts import CLOSE, INVITE_AGAIN
from app.accounts.help import HELP
from app.accounts.imports import IMPORT
from app.accounts.permissions import Permission
from app.accounts.personal import PERSONAL_DATA, RETENTION
from app.accounts.queries import actor_choices, colleague_choices
from app.accounts.records import RECORDS
from app.accounts.search import SEARCH
from app.accounts.waiting import HANDOVER
from app.accounts.worded import LETTERS
from app.audit.permissions import Permission as AuditPermission
from app.base.clock import true_now
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.web.choices import ChoiceSource
from app.web.navigation import AdminPage
from app.web.packages import Package

ACCOUNTS = Package(
    name="accounts",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "accounts.user_list",
            _l("Пользователи и роли"),
            _l("Приглашения, роли, учётные записи"),
            order=10,
        ),
    ),
    commands={"accounts": "app.accounts.cli:accounts_cli"},
    acts=(INVITE_AGAIN, CLOSE),
    jobs=(
        PeriodicTask("forget_expired", jobs.forget_expired, schedule=EVERY_NIGHT, clock=true_now),
    ),
    records=RECORDS,
    handover=HANDOVER,
    letters=LETTERS,
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
    imports=(IMPORT,),
    search=(SEARCH,),
    choices=(
        ChoiceSource("colleagues", lambda *_: colleague_choices(), Permission.USER_MANAGE),
        ChoiceSource("actors", lambda _viewer, _of: actor_choices(), AuditPermission.HISTORY_VIEW),
    ),
)
