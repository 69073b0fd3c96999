"""What states mean, in words for the student."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.students.enums import StudentState

_MEANINGS: dict[StudentState, LazyString] = {
    StudentState.ON_LEAVE: _l(
        "Вы остаётесь студентом колледжа, но пока не учитесь: выбор практики, отклики на вакансии "
        "и новые договоры откроются, когда вы вернётесь. То, что у вас уже есть, видно здесь."
    ),
    StudentState.TRANSFERRED: _l(
        "Вы переведены в другую организацию. Новое вам здесь не предлагается, а то, что было, "
        "можно посмотреть."
    ),
    StudentState.EXPELLED: _l(
        "Вы больше не студент колледжа. Новое вам здесь не предлагается, а то, что было, "
        "можно посмотреть. О восстановлении спросите в учебной части."
    ),
    StudentState.GRADUATED: _l(
        "Вы окончили колледж. Ваши практика, договоры и отклики остаются здесь; "
        "новое предлагается только студентам."
    ),
    StudentState.OUTSIDE: _l(
        "Вы учитесь в другой организации. Здесь можно прочитать свой договор о целевом обучении, "
        "согласиться с ним и следить за сроками; практику и ярмарку колледж проводит для своих."
    ),
}


def meaning_of(state: StudentState) -> LazyString | str:
    """Say what a state means to its student, nothing for who studies."""
    return _MEANINGS.get(state, "")
