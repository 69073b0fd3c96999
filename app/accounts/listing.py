"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.accounts.acts import CLOSE, INVITE_AGAIN
from app.accounts.models import User
from app.accounts.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

USERS = Listing(
    name="users",
    title=_l("Пользователи и роли"),
    count=(_l("пользователь"), _l("пользователя"), _l("пользователей")),
    columns=(
        Column(_l("Имя"), lambda row: row.User.display_name, sort="name"),
        Column(_l("Организация"), lambda row: row.organization, on_screen=False),
        Column(_l("Почта"), lambda row: row.User.email, sort="email"),
        Column(_l("Роль"), lambda row: ", ".join(str(role.label) for role in row.User.roles)),
        Column(_l("На сайте с"), lambda row: row.User.created_at, sort="since"),
        Column(_l("Состояние"), lambda row: row.User.state),
    ),
    searched=(User,),
    orders=SORTABLE,
    order="name",
    acts=(INVITE_AGAIN.name, CLOSE.name),
)
