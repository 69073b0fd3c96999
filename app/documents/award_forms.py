"""The papers of awarding: the council's extract, the order, what is handed over, the receipt."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.documents.award_specimens import (
    AWARD_EXTRACT_SPECIMEN,
    AWARD_ORDER_SPECIMEN,
    AWARD_PAPER_SPECIMEN,
    AWARD_RECEIPT_SPECIMEN,
)
from app.documents.paper_form import DocumentForm
from app.documents.specimens import LETTER_SPECIMEN

SOURCE = "awards"  # one source prints them all, so that what is handed over is one file

_SIGNED: Mapping[str, LazyString] = {
    "signatory_post": _l("должность подписывающего"),
    "signatory_name": _l("инициалы и фамилия подписывающего"),
}


def _form(
    name: str,
    title: LazyString,
    fields: Mapping[str, LazyString],
    specimen: Mapping[str, object],
) -> DocumentForm:
    return DocumentForm(name, title, fields, specimen, source=SOURCE)


LETTER_OF_THANKS = _form(
    "letter_of_thanks",
    _l("Благодарственное письмо"),
    {
        "number": _l("номер письма"),
        "date": _l("дата письма"),
        "recipient_name": _l("кому: фамилия, имя, отчество в дательном падеже"),
        "recipient_post": _l("должность в дательном падеже"),
        "organization": _l("организация наставника"),
        "salutation": _l("обращение: «Уважаемая Мария Петровна!»"),
        "reason": _l("за что благодарим"),
        "basis": _l("основание: приказ и его номер, или линейка для ручки"),
        **_SIGNED,
    },
    LETTER_SPECIMEN,
)

AWARD_PAPER = _form(
    "award_paper",
    _l("Наградной документ"),
    {
        "number": _l("номер наградного документа"),
        "date": _l("дата награждения"),
        "heading": _l("бланк того, кто награждает: список строк text"),
        "emblem": _l("«да», если на бланке эмблема колледжа, иначе пусто"),
        "title": _l("название награды: «Диплом», «Почётная грамота»"),
        "degree": _l("степень, если она есть: «I степени»"),
        "verb": _l("«награждается» или «объявляется»"),
        "recipient_name": _l("кто или кому, в падеже, которого требует название награды"),
        "recipient_post": _l("должность в том же падеже"),
        "organization": _l("организация наставника"),
        "reason": _l("за что награждают"),
        "basis": _l("основание: приказ, его дата и номер"),
        "signatories": _l("кто подписывает: список из post (должность) и name (инициалы, фамилия)"),
        "place": _l("населённый пункт"),
    },
    AWARD_PAPER_SPECIMEN,
)

AWARD_ORDER = _form(
    "award_order",
    _l("Приказ о награждении"),
    {
        "number": _l("номер приказа"),
        "date": _l("дата приказа"),
        "draft": _l("«Проект» до подписания, после — пусто"),
        "title": _l("о чём приказ"),
        "preamble": _l("на чём основан приказ, до слова «приказываю»"),
        "points": _l("пункты приказа: список из number и text"),
        "basis": _l("основание: список из text"),
        **_SIGNED,
        "annex": _l("название приложения"),
        "rows": _l(
            "список к награждению: number, name, post (должность), organization, reason (за что) "
            "и award (награда)"
        ),
    },
    AWARD_ORDER_SPECIMEN,
)

AWARD_EXTRACT = _form(
    "award_extract",
    _l("Выписка из протокола о награждении"),
    {
        "number": _l("номер протокола"),
        "date": _l("день заседания"),
        "body": _l("кто заседал, в родительном падеже"),
        "quorum": _l("сколько человек участвовало и есть ли кворум"),
        "question_number": _l("номер вопроса в повестке"),
        "question": _l("вопрос повестки"),
        "heard": _l("кого и что слушали"),
        "votes": _l("как голосовали по вопросу"),
        "decision": _l("что решили"),
        "rows": _l("решение по кандидатурам: number, name, organization, award и votes (голоса)"),
        "chair_role": _l("«Председатель» или «Председательствующий»"),
        "chair_name": _l("кто вёл заседание: инициалы и фамилия"),
        "secretary_name": _l("секретарь: инициалы и фамилия"),
        "made_on": _l("когда сделана выписка"),
    },
    AWARD_EXTRACT_SPECIMEN,
)

AWARD_RECEIPT = _form(
    "award_receipt",
    _l("Ведомость вручения наград"),
    {
        "date": _l("день вручения"),
        "title": _l("что вручают: название конкурса"),
        "place": _l("где вручают"),
        "basis": _l("основание: приказ, его дата и номер"),
        "rows": _l(
            "награды в порядке вручения: number, name, organization, award, paper (номер "
            "документа), handed (дата) и received (кто получил)"
        ),
        **_SIGNED,
    },
    AWARD_RECEIPT_SPECIMEN,
)

AWARD_FORMS = (LETTER_OF_THANKS, AWARD_PAPER, AWARD_ORDER, AWARD_EXTRACT, AWARD_RECEIPT)
