"""The plan as it leaves the site."""

from flask_babel import lazy_gettext as _l

from app.plan.wording import marks_words, share_words
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PLAN_ITEMS = Listing(
    name="plan_items",
    title=_l("План"),
    count=(_l("пункт"), _l("пункта"), _l("пунктов")),
    columns=(
        Column(_l("Раздел"), lambda line: line.item.section.title, on_paper=False),
        Column(_l("Пункт"), lambda line: line.item.number),
        Column(_l("Мероприятие"), lambda line: line.item.title),
        Column(_l("Исполнители"), lambda line: ", ".join(line.item.executors)),
        Column(_l("Срок"), lambda line: line.item.deadline_text),
        Column(_l("Ожидаемый результат"), lambda line: line.item.expected_result),
        Column(_l("Записей"), lambda line: line.evidence.total, kind="n", on_paper=False),
        Column(_l("Завершено"), lambda line: line.evidence.finished, kind="n", on_paper=False),
        Column(_l("По срокам"), lambda line: share_words(line.standing), on_paper=False),
        Column(_l("Состояние"), lambda line: line.status),
        Column(_l("Отметки"), marks_words, on_paper=False),
    ),
)
