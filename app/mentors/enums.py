"""States of a mentorship, and the bounds of a mentor's card."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

FIRST_YEAR, LAST_YEAR = 1950, 2100  # a career that began earlier is a slip of the pen


class MentorshipState(LabelledEnum):
    """How a mentorship stands."""

    ACTIVE = "active", _l("идёт"), "go"
    FINISHED = "finished", _l("завершено"), "done"
    BROKEN_OFF = "broken_off", _l("прекращено"), "idle"


class MentorshipKind(LabelledEnum):
    """Who leads whom; only a student has a record of the college."""

    EMPLOYER_STUDENT = "employer_student", _l("работодатель — студент")
    TEACHER_TEACHER = "teacher_teacher", _l("учитель — учитель")
    STUDENT_PUPIL = "student_pupil", _l("студент — ученик")


class EndGround(LabelledEnum):
    """Why a mentorship ended before its time."""

    MENTOR_REFUSED = "mentor_refused", _l("наставник отказался досрочно")
    ORGANIZATION_CANCELLED = "organization_cancelled", _l("организация отменила поручение")
    AGREEMENT = "agreement", _l("по соглашению сторон")
    MENTEE_LEFT = "mentee_left", _l("наставляемый выбыл")
    REPLACED = "replaced", _l("наставника заменили")
    OTHER = "other", _l("по другой причине")


class MentorshipEvent(StrEnum):
    """What happens to a mentorship; its start makes the record."""

    START = "start"
    FINISH = "finish"
    BREAK_OFF = "break_off"


class MentorshipParty(StrEnum):
    """Whom a mentorship concerns; the college alone starts and ends it."""

    COLLEGE = "college"
    MENTOR = "mentor"
    STUDENT = "student"


class Workload(LabelledEnum):
    """Whether a mentor has students now (a filter of the list)."""

    BUSY = "busy", _l("есть наставляемые")
    FREE = "free", _l("сейчас свободен")


MOST_LED = 30  # a class of students is led by nobody alone
LONGEST_TRAINING = 2000  # hours


class MentorCategory(LabelledEnum):
    """The qualification category of a teacher."""

    NONE = "none", _l("без категории")
    SUITABLE = "suitable", _l("соответствие занимаемой должности")
    FIRST = "first", _l("первая")
    HIGHEST = "highest", _l("высшая")
    METHODIST = "methodist", _l("педагог-методист")
    MENTOR = "mentor", _l("педагог-наставник")


class MentorEducation(LabelledEnum):
    """The level of a mentor's education."""

    SECONDARY = "secondary", _l("среднее профессиональное")
    BACHELOR = "bachelor", _l("высшее, бакалавриат")
    SPECIALIST = "specialist", _l("высшее, специалитет или магистратура")
    SCHOLAR = "scholar", _l("высшее, кадры высшей квалификации")


class MentoringBasis(LabelledEnum):
    """On what ground a mentor leads; article 351.8 is between workers only."""

    AGREEMENT = "agreement", _l("студент на практике: договор о практической подготовке")
    WORKER = "worker", _l("работник ведёт работника: статья 351.8 ТК РФ")
    CHARTER = "charter", _l("устав и положение колледжа о наставничестве")


class MentorPay(LabelledEnum):
    """How mentoring is paid for."""

    NONE = "none", _l("без оплаты")
    MONTHLY = "monthly", _l("выплата за месяц")
    PERIOD = "period", _l("выплата за период практики")
    ONCE = "once", _l("разовая выплата")
