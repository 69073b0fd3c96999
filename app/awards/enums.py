"""States of a round and of what belongs to it, and the bounds of its numbers."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SCORE = 10
MAX_WEIGHT = 10
MAX_AWARDS = 50
MAX_CRITERIA = 10
MAX_REPEAT_YEARS = 10
USUAL_REPEAT_YEARS = 3  # a habit of the field, the round's own regulation decides
MAX_QUORUM = 100
MAX_COMMENT = 250  # to one score
USUAL_DISCREPANCY = 3  # points between the lowest and the highest sheet
MAX_NUMBER = 100_000  # of letters in a year's register


class RoundKind(LabelledEnum):
    """On what occasion mentors are honoured."""

    TEACHERS_DAY = "teachers_day", _l("День учителя")
    PRESCHOOL_DAY = "preschool_day", _l("День воспитателя")
    YEAR_END = "year_end", _l("Итоги учебного года")
    OTHER = "other", _l("Другой повод")


class RoundState(LabelledEnum):
    """How far a round has come."""

    DRAFT = "draft", _l("черновик"), "idle"
    NOMINATING = "nominating", _l("выдвижение"), "go"
    SCORING = "scoring", _l("оценка"), "soon"
    CLOSED = "closed", _l("итоги подведены"), "done"


class AwardParty(LabelledEnum):
    """Which side of a round a person is on."""

    STAFF = "staff", _l("Колледж")
    EMPLOYER = "employer", _l("Работодатель")
    COUNCIL = "council", _l("Совет кластера")
    STUDENT = "student", _l("Студент")


class RoundEvent(LabelledEnum):
    """What may happen to a round."""

    EDIT = "edit", _l("Изменить")
    SET_CRITERIA = "set_criteria", _l("Изменить критерии")
    OPEN = "open", _l("Открыть выдвижение")
    NOMINATE = "nominate", _l("Выдвинуть наставника")
    START_SCORING = "start_scoring", _l("Начать оценку")
    SCORE = "score", _l("Оценить")
    ASSIGN = "assign", _l("Распределить кандидатуры")
    END_SCORING = "end_scoring", _l("Завершить оценку")
    DECIDE = "decide", _l("Решение совета")
    CLOSE = "close", _l("Подвести итоги")


class NominationEvent(LabelledEnum):
    """What may happen to a nomination."""

    RENEW = "renew", _l("Выдвинуть снова")
    EDIT = "edit", _l("Изменить")
    RETURN = "return", _l("Вернуть на доработку")
    RESUBMIT = "resubmit", _l("Отправить снова")
    WITHDRAW = "withdraw", _l("Снять кандидатуру")
    SCORE = "score", _l("Оценить")


class SheetEvent(LabelledEnum):
    """What a member does with the own sheet."""

    SAVE = "save", _l("Сохранить черновик")
    SUBMIT = "submit", _l("Отправить оценку")
    ABSTAIN = "abstain", _l("Воздержаться")


class ConflictKind(LabelledEnum):
    """Why a council member does not judge a nomination."""

    SELF = "self", _l("собственная кандидатура")
    COLLEAGUE = "colleague", _l("одна организация")
    MENTEE = "mentee", _l("наставник этого члена совета")
    NOMINATOR = "nominator", _l("сам выдвинул кандидатуру")
    RELATION = "relation", _l("заявлена связь с наставником")


class NominationState(LabelledEnum):
    """Whether a nomination takes part."""

    NOMINATED = "nominated", _l("выдвинут"), "go"
    RETURNED = "returned", _l("на доработке"), "soon"
    WITHDRAWN = "withdrawn", _l("кандидатура снята"), "idle"


class SheetState(LabelledEnum):
    """How far a council member has come with one nomination."""

    DRAFT = "draft", _l("черновик"), "soon"
    SUBMITTED = "submitted", _l("оценено"), "done"
    ABSTAINED = "abstained", _l("вы воздержались"), "idle"


class AmendmentKind(LabelledEnum):
    """What was changed after it was settled."""

    WORDING = "wording", _l("Текст письма")
    HANDOVER = "handover", _l("Вручение")
    VERDICT = "verdict", _l("Решение совета после подписи протокола")
    SESSION = "session", _l("Заседание, на котором решали")


class AwardKind(LabelledEnum):
    """What a mentor receives."""

    AWARD = "award", _l("Награда"), "done"
    LETTER = "letter", _l("Благодарственное письмо"), "go"


class Awarder(LabelledEnum):
    """In whose name a round's awards are given: whose letterhead, who signs."""

    COLLEGE = "college", _l("колледж")
    ORGANIZATION = "organization", _l("организация от своего имени")
    BOTH = "both", _l("колледж и организация вместе")
