"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.notifications.acts import RESEND
from app.notifications.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

LETTERS = Listing(
    name="letters",
    title=_l("Письма"),
    count=(_l("письмо"), _l("письма"), _l("писем")),
    columns=(
        Column(_l("Когда"), lambda letter: letter.created_at, sort="when"),
        Column(_l("Кому"), lambda letter: letter.recipient, sort="to"),
        Column(_l("Тема"), lambda letter: letter.subject),
        Column(_l("Зачем"), lambda letter: letter.purpose, on_screen=False),
        Column(_l("Состояние"), lambda letter: letter.state),
        Column(_l("Отправлено"), lambda letter: letter.sent_at, on_screen=False),
        Column(_l("Попыток"), lambda letter: letter.attempts, kind="n", on_screen=False),
        Column(_l("Ответ почтового сервера"), lambda letter: letter.last_error, on_screen=False),
    ),
    orders=SORTABLE,
    order="-when",
    acts=(RESEND.name,),
)
