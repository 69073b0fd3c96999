"""States and kinds of target training contracts."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class ContractState(LabelledEnum):
    """Where a contract stands on its way to the last working year."""

    DRAFT = "draft", _l("черновик"), "idle"
    OFFERED = "offered", _l("предложен студенту"), "soon"
    AGREED = "agreed", _l("согласован"), "go"
    SIGNED = "signed", _l("подписан, идёт обучение"), "done"
    WORKING = "working", _l("идёт отработка"), "done"
    COMPLETED = "completed", _l("исполнен"), "done"
    TERMINATED = "terminated", _l("прекращён"), "idle"


class ContractEvent(LabelledEnum):
    """What happens to a contract; the labels are those of the buttons."""

    OFFER = "offer", _l("Предложить студенту")
    AGREE = "agree", _l("Согласиться")
    RETURN = "return", _l("Вернуть на правку")
    EDIT = "edit", _l("Изменить")
    SIGN = "sign", _l("Записать подписание")
    BEGIN_WORK = "begin_work", _l("Выпускник вышел на работу")
    COMPLETE = "complete", _l("Договор исполнен")
    TERMINATE = "terminate", _l("Прекратить")
    OWE = "owe", _l("Добавить обязательство")
    SETTLE = "settle", _l("Отметить")


class ContractParty(LabelledEnum):
    """Whose step it is, and who owes an obligation."""

    ORGANIZATION = "organization", _l("Организация")
    STUDENT = "student", _l("Студент")
    COLLEGE = "college", _l("Колледж")


class ObligationState(LabelledEnum):
    """How an obligation stands; what is overdue is computed from its date."""

    OPEN = "open", _l("ещё не исполнено"), "idle"
    DONE = "done", _l("исполнено"), "done"
    BROKEN = "broken", _l("не исполнено"), "late"
