"""What people ask about their own part of the plan."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.STAFF, Asker.COUNCIL, Asker.EMPLOYER),
        _l("Как не пропустить срок пункта плана?"),
        _l(
            "На странице «Мои пункты» сверху стоит то, чей срок ближе. Сайт пишет за две недели до "
            "срока и в последний день; от писем можно отказаться. Сроки можно подписать к "
            "календарю телефона: для этого у каждого есть свой адрес."
        ),
        (("plan.own_item_list", _l("Мои пункты")), ("plan.diary_detail", _l("Мой календарь"))),
    ),
)
