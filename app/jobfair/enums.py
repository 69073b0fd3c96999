"""States and kinds of the job fair, and the bounds of its numbers."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SEATS = 100
MAX_RANK = 100
MIN_SHARE, MAX_SHARE = 10, 200  # hundredths of a full post
MAX_WEEKLY_HOURS = 60
LONGEST_ANSWER_DAYS = 180
TALK_MINUTES, MAX_TALK_MINUTES = 15, 120
NOBODY = "nobody"  # of the filter «кто ответит»: no letter reaches the employer


class FairState(LabelledEnum):
    """How a fair stands."""

    PLANNED = "planned", _l("готовится"), "idle"
    OPEN = "open", _l("открыта"), "go"
    HELD = "held", _l("прошла"), "done"
    CLOSED = "closed", _l("итоги подведены"), "done"


class FairStage(LabelledEnum):
    """The stages of a fair's calendar, in their order."""

    SIGNUP = "signup_until", _l("Регистрация участников")
    VACANCIES = "registration_until", _l("Приём вакансий")
    WISHES = "wishes_until", _l("Отклики и пожелания студентов")
    TIMETABLE = "timetable_on", _l("Расписание собеседований")
    DAY = "held_on", _l("День ярмарки")
    OFFERS = "offers_until", _l("Предложения работодателей")


class VacancyState(LabelledEnum):
    """How a vacancy stands. Back to `submitted` when the employer changes an approved one."""

    DRAFT = "draft", _l("черновик"), "idle"
    SUBMITTED = "submitted", _l("на проверке"), "soon"
    APPROVED = "approved", _l("в каталоге"), "done"
    REJECTED = "rejected", _l("нужно исправить"), "late"
    WITHDRAWN = "withdrawn", _l("снята с публикации"), "idle"
    FILLED = "filled", _l("места заняты"), "go"


class StillStands(LabelledEnum):
    """What an employer answers about a vacancy behind a link."""

    YES = "yes", _l("Ещё актуальна")
    NO = "no", _l("Снять с публикации")


class ApplicationState(LabelledEnum):
    """How a student's application for a vacancy stands."""

    SUBMITTED = "submitted", _l("ждёт ответа"), "soon"
    WITHDRAWN = "withdrawn", _l("отозван"), "idle"
    DECLINED = "declined", _l("отклонён"), "idle"
    OFFERED = "offered", _l("есть предложение"), "go"
    ACCEPTED = "accepted", _l("предложение принято"), "done"
    REFUSED = "refused", _l("студент отказался"), "idle"


class Selection(LabelledEnum):
    """Whether an employer wants to talk with an applicant at the fair."""

    UNDECIDED = "undecided", _l("не рассмотрен"), "idle"
    INVITED = "invited", _l("приглашён на собеседование"), "go"
    PASSED_OVER = "passed_over", _l("не в этот раз"), "idle"


class OfferState(LabelledEnum):
    """How an offer stands. A made offer past its last day counts as expired at once."""

    MADE = "made", _l("ждёт ответа"), "soon"
    ACCEPTED = "accepted", _l("принято"), "done"
    REFUSED = "refused", _l("отклонено"), "idle"
    WITHDRAWN = "withdrawn", _l("отозвано"), "idle"
    EXPIRED = "expired", _l("срок ответа вышел"), "late"


class OfferRefusal(LabelledEnum):
    """Why a student refuses an offer, where he or she says so."""

    OTHER_WORK = "other_work", _l("другая работа")
    FAR = "far", _l("далеко ехать")
    SALARY = "salary", _l("не подходит зарплата")
    HOURS = "hours", _l("не подходит нагрузка или график")
    STUDY = "study", _l("продолжит учёбу")
    PERSONAL = "personal", _l("личные обстоятельства")


class Employment(LabelledEnum):
    """How much and for how long one works."""

    FULL_TIME = "full_time", _l("Полная ставка")
    PART_TIME = "part_time", _l("Неполная ставка")
    TEMPORARY = "temporary", _l("Временно, на замену")
    BESIDE_STUDY = "beside_study", _l("Вместе с учёбой")


class LabourContract(LabelledEnum):
    """For how long a labour contract is made; a fixed term needs its reason."""

    OPEN_ENDED = "open_ended", _l("Бессрочный")
    FIXED_TERM = "fixed_term", _l("Срочный")


class TeachingLevel(LabelledEnum):
    """Whom one teaches; the law on students who teach before graduation asks for it."""

    PRESCHOOL = "preschool", _l("Дошкольное образование")
    PRIMARY = "primary", _l("Начальное общее образование")
    SECONDARY = "secondary", _l("Основное и среднее общее образование")
    ADDITIONAL = "additional", _l("Дополнительное образование")
    SUPPORT = "support", _l("Педагогическая поддержка: психолог, тьютор, организатор")
    OTHER = "other", _l("Не педагогическая работа")


class EarlyWork(LabelledEnum):
    """Whether a student may begin a work before graduation."""

    GRADUATED = "graduated", _l("диплом уже есть"), "done"
    LATER = "later", _l("работа после выпуска"), "done"
    FREE = "free", _l("можно до выпуска"), "done"
    ALLOWED = "allowed", _l("можно до выпуска"), "done"
    TO_PROVE = "to_prove", _l("можно по справке колледжа"), "go"
    UNKNOWN = "unknown", _l("уточните у работодателя"), "soon"
    NOT_YET = "not_yet", _l("только после выпуска"), "idle"


class EarlyCondition(LabelledEnum):
    """What the law asks of a student who teaches before graduation."""

    ADULT = "adult", _l("исполнилось 18 лет")
    FINAL_YEAR = "final_year", _l("последний год обучения")
    SPECIALITY = "speciality", _l("специальность группы «Образование и педагогические науки»")
    ATTESTATIONS = "attestations", _l("промежуточные аттестации пройдены")
    LEVEL = "level", _l("дошкольное или начальное общее образование")


class OfferStanding(LabelledEnum):
    """What has become of an offer nobody has answered: whether it can still be accepted."""

    OPEN = "open", _l("есть предложение"), "go"
    LATE = "late", _l("срок ответа вышел"), "late"
    FULL = "full", _l("места уже заняты"), "idle"
    KEPT = "kept", _l("место закреплено"), "idle"
    ON_HOLD = "on_hold", _l("вакансию исправляют"), "soon"
    FAIR_OVER = "fair_over", _l("ярмарка закрыта"), "idle"


class FairEvent(LabelledEnum):
    """What may be done to a fair."""

    EDIT = "edit", _l("изменить")
    OPEN = "open", _l("открыть каталог")
    HIDE = "hide", _l("закрыть каталог")
    HOLD = "hold", _l("ярмарка прошла")
    REOPEN = "reopen", _l("вернуть: ярмарка идёт")
    CLOSE = "close", _l("подвести итоги")
    RECALL = "recall", _l("снова принимать ответы студентов")


class VacancyEvent(LabelledEnum):
    """What may be done to a vacancy; the last two follow from its seats."""

    EDIT = "edit", _l("изменить")
    SUBMIT = "submit", _l("отправить на проверку")
    RESUBMIT = "resubmit", _l("вернуть на проверку")
    CONFIRM = "confirm", _l("подтвердить актуальность")
    WITHDRAW = "withdraw", _l("снять с публикации")
    APPROVE = "approve", _l("одобрить")
    REJECT = "reject", _l("вернуть")
    FILL = "fill", _l("занять последнее место")
    FREE = "free", _l("освободить место")


class ApplicationEvent(LabelledEnum):
    """What may be done to an application and its offer."""

    APPLY = "apply", _l("откликнуться")
    WITHDRAW = "withdraw", _l("отозвать отклик")
    DECLINE = "decline", _l("отклонить отклик")
    OFFER = "offer", _l("сделать предложение")
    TAKE_BACK = "take_back", _l("отозвать предложение")
    ACCEPT = "accept", _l("принять предложение")
    REFUSE = "refuse", _l("отказаться")
    RELEASE = "release", _l("отменить принятие")


class OfferEvent(LabelledEnum):
    """What happens to an offer: with its application, or when its fair's results are drawn."""

    OFFER = "offer", _l("сделать предложение")
    TAKE_BACK = "take_back", _l("отозвать предложение")
    ACCEPT = "accept", _l("принять предложение")
    REFUSE = "refuse", _l("отказаться")
    RELEASE = "release", _l("отменить принятие")
    EXPIRE = "expire", _l("закрыть с итогами ярмарки")
    REVIVE = "revive", _l("открыть вместе с ярмаркой")


class FairParty(LabelledEnum):
    """Whose side a person takes towards one record of the fair."""

    STAFF = "staff", _l("колледж")
    EMPLOYER = "employer", _l("работодатель")
    STUDENT = "student", _l("студент")
