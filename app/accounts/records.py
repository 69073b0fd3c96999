"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.accounts.models import AccountToken, FurtherHat, User
from app.accounts.permissions import Permission
from app.audit.naming import RecordNames

RECORDS = (
    RecordNames(
        User,
        _l("учётная запись"),
        {
            "display_name": _l("имя"),
            "role": _l("роль"),
            "password_hash": _l("пароль"),
            "active": _l("может входить"),
            "studies_elsewhere": _l("учится в другой организации"),
        },
        shown_by=(User.display_name,),
        card="accounts.user_detail",
        argument="user_id",
        managed_by=Permission.USER_MANAGE,
        personal=frozenset({"email"}),
        personal_to=Permission.USER_MANAGE,
    ),
    RecordNames(
        FurtherHat,
        _l("роль пользователя"),
        {"role": _l("роль"), "since": _l("с какого времени")},
    ),
    RecordNames(
        AccountToken,
        _l("одноразовая ссылка"),
        {
            "digest": _l("отпечаток ссылки"),
            "purpose": _l("для чего"),
            "expires_at": _l("действует до"),
            "used_at": _l("использована"),
        },
    ),
)
