"""States and kinds of target training contracts."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ContractState(LabelledEnum):
    """Where a contract stands on its way to the last working year."""

    DRAFT = "draft", _l("черновик"), "idle"
    OFFERED = "offered", _l("предложен студенту"), "soon"
    AGREED = "agreed", _l("согласован"), "go"
    SIGNED = "signed", _l("подписан"), "done"
    STUDYING = "studying", _l("подписан, идёт обучение"), "done"
    TO_EMPLOY = "to_employ", _l("обучение окончено, идёт трудоустройство"), "go"
    WORKING = "working", _l("выпускник работает"), "done"
    SUSPENDED = "suspended", _l("приостановлен"), "soon"
    COMPLETED = "completed", _l("исполнен"), "done"
    TERMINATED = "terminated", _l("расторгнут"), "idle"
    BROKEN_BY_CITIZEN = "broken_by_citizen", _l("нарушен гражданином"), "late"
    BROKEN_BY_CUSTOMER = "broken_by_customer", _l("нарушен Заказчиком"), "late"
    EXPELLED = "expelled", _l("расторгнут: студент отчислен"), "idle"
    CANCELLED = "cancelled", _l("отменён до подписания"), "idle"


class ContractEvent(LabelledEnum):
    """What happens to a contract; what is owed changes without changing its state."""

    OFFER = "offer", _l("предложен студенту")
    AGREE = "agree", _l("согласован студентом")
    RETURN = "return", _l("возвращён на правку")
    EDIT = "edit", _l("изменён черновик")
    CONSENT = "consent", _l("получено согласие законного представителя")
    SIGNATURE = "signature", _l("получена подпись")
    SIGN = "sign", _l("подписан всеми сторонами")
    BEGIN_TRAINING = "begin_training", _l("началось обучение")
    END_TRAINING = "end_training", _l("окончено обучение")
    BEGIN_WORK = "begin_work", _l("заключён трудовой договор")
    COMPLETE = "complete", _l("исполнен")
    SUSPEND = "suspend", _l("приостановлен")
    RESUME = "resume", _l("возобновлён")
    SUPPLEMENT = "supplement", _l("дополнен соглашением")
    TRANSFER = "transfer", _l("передан другому работодателю")
    TERMINATE = "terminate", _l("расторгнут")
    BREAK_BY_CITIZEN = "break_by_citizen", _l("нарушен гражданином")
    BREAK_BY_CUSTOMER = "break_by_customer", _l("нарушен Заказчиком")
    EXPEL = "expel", _l("студент отчислен")
    CANCEL = "cancel", _l("отменён до подписания")
    OWE = "owe", _l("записано обязательство")
    SETTLE = "settle", _l("отмечен итог обязательства")


class ContractParty(LabelledEnum):
    """Whose step it is, and who owes an obligation."""

    ORGANIZATION = "organization", _l("Заказчик")
    EMPLOYER = "employer", _l("Работодатель")
    STUDENT = "student", _l("Гражданин")
    COLLEGE = "college", _l("Колледж")


class SigningParty(LabelledEnum):
    """Whose signature a contract needs; the representative signs a consent of their own."""

    CUSTOMER = "customer", _l("Заказчик")
    EMPLOYER = "employer", _l("Работодатель")
    COLLEGE = "college", _l("Колледж")
    STUDENT = "student", _l("Гражданин")


class SignatureWay(LabelledEnum):
    """How somebody signed."""

    PAPER = "paper", _l("на бумаге")
    ELECTRONIC = "electronic", _l("электронной подписью")


class RepresentativeWay(LabelledEnum):
    """How a representative gave the consent."""

    PAPER = "paper", _l("на бумаге, есть скан")
    LINK = "link", _l("по одноразовой ссылке")


class RepresentativeAnswer(LabelledEnum):
    """What a representative says behind the link."""

    AGREES = "agrees", _l("даю согласие")
    REFUSES = "refuses", _l("не даю согласия")


class LegalRegime(LabelledEnum):
    """Which regulation a contract is made under; `regimes/table.py` tells what it asks."""

    PP_1076 = "pp_1076", _l("постановление Правительства от 27.11.2013 № 1076")
    PP_302 = "pp_302", _l("постановление Правительства от 21.03.2019 № 302")
    PP_1681 = "pp_1681", _l("постановление Правительства от 13.10.2020 № 1681")
    PP_555 = "pp_555", _l("постановление Правительства от 27.04.2024 № 555")


class TrainingLevel(LabelledEnum):
    """Which level of education the citizen is trained for."""

    WORKER = "worker", _l("СПО, квалифицированный рабочий (служащий)")
    SPECIALIST = "specialist", _l("СПО, специалист среднего звена")
    BACHELOR = "bachelor", _l("высшее, бакалавриат")
    HIGHER_SPECIALIST = "higher_specialist", _l("высшее, специалитет")
    MASTER = "master", _l("высшее, магистратура")


class TrainingForm(LabelledEnum):
    """How the citizen studies."""

    FULL_TIME = "full_time", _l("очная")
    PART_TIME = "part_time", _l("очно-заочная")
    EXTRAMURAL = "extramural", _l("заочная")


class TrainingFinancing(LabelledEnum):
    """Who pays for the training."""

    BUDGET = "budget", _l("за счёт бюджета")
    PAID = "paid", _l("по договору об оказании платных услуг")


class ConsentGiver(LabelledEnum):
    """Who agrees for somebody under 18."""

    PARENT = "parent", _l("родитель")
    ADOPTER = "adopter", _l("усыновитель")
    GUARDIAN = "guardian", _l("опекун или попечитель")
    AUTHORITY = "authority", _l("орган опеки и попечительства")


class ObligationState(LabelledEnum):
    """How an obligation stands; what is overdue is computed from its date."""

    OPEN = "open", _l("ещё не исполнено"), "idle"
    DONE = "done", _l("исполнено"), "done"
    BROKEN = "broken", _l("не исполнено"), "late"
