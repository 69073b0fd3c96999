"""The contract on targeted training by legal regime, and the papers beside it.

What they say stands in `typst/training_contract.toml` and `typst/training_papers.toml`, for Word
and PDF alike (docs/legal.md).
"""

from collections.abc import Collection, Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.documents.contract_specimens import (
    AMENDMENT_SPECIMEN,
    CONSENT_SPECIMEN,
    LETTER_SPECIMEN,
    TRAINING_SPECIMEN,
)
from app.documents.paper_form import DocumentForm

Fields = Mapping[str, LazyString]
EDITION = "2"  # of the words below: a paper says what its own edition said
_ABOUT: Fields = {
    "number": _l("номер документа"),
    "date": _l("дата документа"),
    "draft": _l("«Проект» до подписания или выдачи, после — пусто"),
}
_PARTIES: Fields = {
    "customer_name": _l("заказчик: полное наименование организации"),
    "customer_person": _l("в лице кого от заказчика: должность и имя в родительном падеже"),
    "customer_acting": _l("«действующего» или «действующей», от заказчика"),
    "customer_basis": _l("на основании чего действует от заказчика: «Устава»"),
    "employer_name": _l("работодатель, если это другая организация; иначе пусто"),
    "employer_person": _l("в лице кого от работодателя, в родительном падеже"),
    "employer_acting": _l("«действующего» или «действующей», от работодателя"),
    "employer_basis": _l("на основании чего действует от работодателя"),
    "college_name": _l("колледж, если он сторона договора; иначе пусто"),
    "college_person": _l("в лице кого от колледжа, в родительном падеже"),
    "college_acting": _l("«действующего» или «действующей», от колледжа"),
    "college_basis": _l("на основании чего действует от колледжа"),
    "student_name": _l("гражданин: фамилия, имя, отчество"),
    "student_birth": _l("дата рождения гражданина"),
    "student_called": _l("«именуемый» или «именуемая»"),
    "copies": _l("в скольких экземплярах: «двух экземплярах»"),
    "parties": _l(
        "стороны для подписей: список из title (Заказчик), name, post (должность), signatory "
        "(инициалы и фамилия), seal («М.П.») и requisites (список из label и value)"
    ),
}
_CONTRACT: Fields = {
    **_ABOUT,
    **_PARTIES,
    "edition": _l("редакция текста формы: «2»; у договоров первой редакции пусто"),
    "student_representative": _l("законный представитель до 18 лет; иначе пусто"),
    "training": _l("условия обучения: список из label и value"),
    "quota": _l("«в пределах квоты», если гражданин принят по квоте; иначе пусто"),
    "support": _l(
        "меры поддержки: список из kind (мера), sum (размер и период), term (срок), condition "
        "(условие) и pay_day (день выплаты)"
    ),
    "work": _l("трудовая деятельность: список из label и value"),
    "employ_until": _l("день, до которого заключают трудовой договор"),
    "work_years": _l("срок трудовой деятельности: «3 года»"),
    "practice": _l("условие о практике своими словами; иначе пусто"),
    "responsibility": _l("дополнительно об ответственности своими словами; иначе пусто"),
    "obligations": _l("обязательства со сроками: список из party (сторона), text и due (срок)"),
    "portal_offer": _l("предложение на «Работе в России»: «№ … от …»; иначе пусто"),
    "portal_application": _l("заявка на это предложение: « (заявка от …)»; иначе пусто"),
    "valid_until": _l("расчётный день окончания срока трудовой деятельности"),
}


def _contract(regime: str, title: LazyString, *, without: Collection[str] = ()) -> DocumentForm:
    names = [name for name in _CONTRACT if name not in without]
    return DocumentForm(
        name=f"training_contract_{regime}",
        title=title,
        fields={name: _CONTRACT[name] for name in names},
        specimen={name: TRAINING_SPECIMEN[name] for name in names},
        source="training_contract",
    )


_PORTAL = ("portal_offer", "portal_application")  # offers are placed there since № 1681
CONTRACT_1076 = _contract(
    "1076",
    _l("Целевой договор (постановление № 1076, до 2019 года)"),
    without=("quota", *_PORTAL),
)
CONTRACT_302 = _contract(
    "302", _l("Целевой договор (постановление № 302, 2019–2020 годы)"), without=_PORTAL
)
CONTRACT_1681 = _contract("1681", _l("Целевой договор (постановление № 1681, с 2021 года)"))
CONTRACT_555 = _contract("555", _l("Целевой договор (постановление № 555, с мая 2024 года)"))
REGIME_FORMS = (CONTRACT_1076, CONTRACT_302, CONTRACT_1681, CONTRACT_555)

TRAINING_CONSENT = DocumentForm(
    name="training_consent",
    title=_l("Согласие законного представителя"),
    fields={
        **_ABOUT,
        "contract_number": _l("номер договора"),
        "contract_date": _l("дата договора"),
        "customer_name": _l("заказчик: полное наименование организации"),
        "giver_name": _l("кто даёт согласие: имя или название органа опеки"),
        "giver_role": _l("«родителем», «усыновителем»; у органа опеки пусто"),
        "giver_document": _l("документ, который подтверждает полномочия"),
        "giver_rows": _l("сведения для заполнения: список из label и value"),
        "giver_signatory": _l("инициалы и фамилия подписывающего"),
        "giver_answered": _l("когда и как дано согласие по ссылке; у подписанного на бумаге пусто"),
        "student_genitive": _l("студент: имя в родительном падеже"),
        "student_birth": _l("дата рождения студента"),
        "work_years": _l("срок трудовой деятельности: «3 года»"),
        "seal": _l("«М.П.» у органа опеки; иначе пусто"),
    },
    specimen=CONSENT_SPECIMEN,
    source="training_papers",
)

TRAINING_AMENDMENT = DocumentForm(
    name="training_amendment",
    title=_l("Дополнительное соглашение к целевому договору"),
    fields={
        **_ABOUT,
        **_PARTIES,
        "contract_number": _l("номер договора"),
        "contract_date": _l("дата договора"),
        "student_representative": _l("законный представитель до 18 лет; иначе пусто"),
        "reason": _l("основание изменений"),
        "holds_from": _l("день, с которого условия действуют"),
        "changes": _l("что меняется: список из title (условие), before (было) и after (стало)"),
    },
    specimen=AMENDMENT_SPECIMEN,
    source="training_papers",
)

_LETTER: Fields = {
    **_ABOUT,
    "recipient_post": _l("кому: должность в дательном падеже"),
    "recipient_name": _l("кому: фамилия и инициалы в дательном падеже"),
    "organization": _l("кому: наименование организации"),
    "salutation": _l("обращение: «Уважаемая Мария Петровна!»"),
    "contract_number": _l("номер договора"),
    "contract_date": _l("дата договора"),
    "customer_name": _l("заказчик: полное наименование организации"),
    "student_genitive": _l("студент: имя в родительном падеже"),
    "student_dative": _l("студент: имя в дательном падеже"),
    "student_instrumental": _l("студент: имя в творительном падеже"),
    "student_birth": _l("дата рождения студента"),
    "speciality": _l("код и наименование специальности"),
    "study_group": _l("учебная группа"),
    "training_until": _l("день завершения обучения"),
    "work_post": _l("должность после обучения"),
    "work_years": _l("срок трудовой деятельности: «3 года»"),
    "employ_until": _l("день, до которого заключают трудовой договор"),
    "terminated_on": _l("день расторжения"),
    "termination_reason": _l("причина расторжения"),
    "period": _l("за какое время результаты: «за 2 семестр»"),
    "results": _l("результаты обучения: список строк"),
    "student_pronoun": _l("«ним» или «ней»"),
    "purpose": _l("для предъявления куда"),
    "signatory_post": _l("должность подписывающего от колледжа"),
    "signatory_name": _l("инициалы и фамилия подписывающего от колледжа"),
}
_EVERY = (
    *("number", "date", "draft", "contract_number", "contract_date"),
    *("signatory_post", "signatory_name"),
)
_SENT = ("recipient_post", "recipient_name", "organization", "salutation")


def _letter(name: str, title: LazyString, *own: str) -> DocumentForm:
    names = (*_EVERY, *own)
    return DocumentForm(
        name=name,
        title=title,
        fields={one: _LETTER[one] for one in names},
        specimen={one: LETTER_SPECIMEN[one] for one in names},
        source="training_papers",
    )


GRADUATION_NOTICE = _letter(
    "training_graduation_notice",
    _l("Уведомление о завершении обучения"),
    *(*_SENT, "student_genitive", "speciality", "training_until", "work_post", "employ_until"),
)
UNEMPLOYED_NOTICE = _letter(
    "training_unemployed_notice",
    _l("Уведомление о незаключённом трудовом договоре"),
    *(*_SENT, "student_instrumental", "employ_until"),
)
TERMINATION_NOTICE = _letter(
    "training_termination_notice",
    _l("Уведомление о расторжении целевого договора"),
    *(*_SENT, "student_instrumental", "terminated_on", "termination_reason"),
)
RESULTS_NOTICE = _letter(
    "training_results_notice",
    _l("Сведения о результатах обучения"),
    *(*_SENT, "student_genitive", "speciality", "study_group", "period", "results"),
)
TRAINING_CERTIFICATE = _letter(
    "training_certificate",
    _l("Справка о целевом договоре"),
    *(
        "customer_name",
        "student_dative",
        "student_birth",
        "student_pronoun",
        "speciality",
        "study_group",
    ),
    *("training_until", "work_years", "purpose"),
)

CONTRACT_FORMS = (
    *REGIME_FORMS,
    TRAINING_CONSENT,
    TRAINING_AMENDMENT,
    GRADUATION_NOTICE,
    UNEMPLOYED_NOTICE,
    TERMINATION_NOTICE,
    RESULTS_NOTICE,
    TRAINING_CERTIFICATE,
)
