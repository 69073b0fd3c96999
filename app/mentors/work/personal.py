"""What mentorships hold on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.mentors.models import Mentee, Mentorship
from app.mentors.work.models import (
    MentorshipEntry,
    MentorshipFeedback,
    MentorshipMeeting,
    MentorshipStage,
)
from app.web.personal import ERASED, Fate, PersonalTable, RetentionKind


def _led_before(day: date) -> Select[Any]:
    """Those who are led by nobody any more, since a day."""
    theirs = Mentorship.mentee_id == Mentee.id
    is_led = select(Mentorship.id).where(
        theirs, Mentorship.ends_on.is_(None) | (Mentorship.ends_on >= day)
    )
    return select(Mentee).where(~is_led.exists(), Mentee.name != ERASED)


def _note(entry: MentorshipEntry) -> str:
    return ERASED if entry.note else ""


PERSONAL_DATA = (
    PersonalTable(
        Mentee,
        _l("Наставляемые: педагоги и ученики"),
        named=(Mentee.name,),
        blank={"name": ERASED, "detail": ""},
        stays=_l("Форма, организация и дата согласия: для подсчёта и на случай проверки."),
    ),
    PersonalTable(
        MentorshipStage,
        _l("Этапы наставничества"),
        within=MentorshipStage.mentorship_id,
        fate=Fate.STAY,
        stays=_l("Этапы взяты из программы и людей не называют."),
    ),
    PersonalTable(
        MentorshipMeeting,
        _l("Встречи с наставником"),
        within=MentorshipMeeting.mentorship_id,
        blank={"topic": ERASED, "place": ""},
        stays=_l("Даты: для подсчёта. Тема и место удаляются."),
    ),
    PersonalTable(
        MentorshipEntry,
        _l("Часы наставника"),
        within=MentorshipEntry.mentorship_id,
        made_by=(MentorshipEntry.user_id,),
        blank={"note": _note},
        stays=_l("Даты, вид работы и часы: для подсчёта. Слова удаляются."),
    ),
    PersonalTable(
        MentorshipFeedback,
        _l("Отзывы о наставничестве"),
        within=MentorshipFeedback.mentorship_id,
        is_secret_within=True,
        blank={"words": ""},
        stays=_l("Оценки: они показаны средним числом без имён. Слова удаляются."),
        fields={
            "mentorship_id": _l("наставничество"),
            "side": _l("кто ответил"),
            "clarity": _l("понятность"),
            "support": _l("поддержка"),
            "benefit": _l("польза"),
            "words": _l("словами"),
            "given_on": _l("дата ответа"),
        },
    ),
)
RETENTION = (
    RetentionKind(
        "mentors.mentees",
        _l("Наставляемые, у которых больше нет наставника"),
        12,
        _l("Итоги учебного года подведены, имя больше не нужно [сверить]."),
        _led_before,
    ),
)
