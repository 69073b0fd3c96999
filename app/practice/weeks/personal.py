"""What the weeks of practice hold on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.base.clock import start_of_day
from app.practice.weeks.models import (
    AttendanceDay,
    DiaryDraft,
    DiaryEntry,
    PaperReceipt,
    PlacementStep,
    PracticeFeedback,
    PracticeReference,
    PracticeResult,
    SupervisorVisit,
)
from app.web.personal import ERASED, Fate, PersonalTable, RetentionKind, drop_row


def _diary_before(day: date) -> Select[Any]:
    return select(DiaryEntry).where(DiaryEntry.day < day)


def _drafts_before(day: date) -> Select[Any]:
    return select(DiaryDraft).where(DiaryDraft.kept_at < start_of_day(day))


def _attendance_before(day: date) -> Select[Any]:
    return select(AttendanceDay).where(AttendanceDay.day < day)


PERSONAL_DATA = (
    PersonalTable(
        PlacementStep,
        _l("События практики"),
        within=PlacementStep.placement_id,
        made_by=(PlacementStep.user_id,),
        blank={"reason": ""},
        stays=_l("Событие, дата и приказ. Причина удаляется."),
    ),
    PersonalTable(
        AttendanceDay,
        _l("Посещаемость практики"),
        within=AttendanceDay.placement_id,
        made_by=(AttendanceDay.user_id,),
        fate=Fate.DELETE,
        fields={
            "placement_id": _l("практика"),
            "day": _l("день"),
            "mark": _l("отметка"),
            "marked_at": _l("отмечено"),
            "user_id": _l("кто отметил"),
        },
    ),
    PersonalTable(
        DiaryEntry,
        _l("Дневник практики"),
        within=DiaryEntry.placement_id,
        fate=Fate.DELETE,
    ),
    PersonalTable(
        DiaryDraft,
        _l("Черновик дневника практики"),
        within=DiaryDraft.placement_id,
        fate=Fate.DELETE,
        fields={
            "placement_id": _l("практика"),
            "day": _l("день"),
            "work": _l("выполненная работа"),
            "hours": _l("часы"),
            "kept_at": _l("сохранён"),
        },
    ),
    PersonalTable(
        SupervisorVisit,
        _l("Посещения баз практики"),
        texts=(SupervisorVisit.seen, SupervisorVisit.remarks),
        made_by=(SupervisorVisit.user_id,),
        fate=Fate.STAY,
        stays=_l("Где и когда был руководитель. Слова, в которых назван человек, удаляются."),
    ),
    PersonalTable(
        PracticeResult,
        _l("Итоги практики"),
        within=PracticeResult.placement_id,
        fate=Fate.STAY,
        stays=_l("Отметка и часы без имени: по ним считаются итоги группы."),
    ),
    PersonalTable(
        PaperReceipt,
        _l("Сданные документы практики"),
        within=PaperReceipt.placement_id,
        fate=Fate.DELETE,
    ),
    PersonalTable(
        PracticeReference,
        _l("Характеристики с практики"),
        within=PracticeReference.placement_id,
        named=(PracticeReference.signed_by,),
        blank={"text": ERASED, "competences": "", "conclusion": "", "signed_by": ERASED},
        stays=_l("Что характеристика была и когда. Текст и подпись удаляются."),
    ),
    PersonalTable(
        PracticeFeedback,
        _l("Отзывы о практике"),
        within=PracticeFeedback.placement_id,
        is_secret_within=True,
        texts=(PracticeFeedback.words,),
        blank={"words": ""},
        stays=_l("Оценки без имени: по ним считается среднее. Слова удаляются."),
        fields={
            "kind": _l("кто о ком"),
            "period_id": _l("период"),
            "base_id": _l("база практики"),
            "placement_id": _l("практика"),
            "first": _l("первый вопрос"),
            "second": _l("второй вопрос"),
            "third": _l("третий вопрос"),
            "words": _l("своими словами"),
            "given_on": _l("когда"),
        },
    ),
)
RETENTION = (
    RetentionKind(
        "practice.diary_drafts",
        _l("Черновики дневников практики"),
        3,
        _l("Дописанная запись стала записью дневника, брошенная никому не нужна."),
        _drafts_before,
        drop_row,
    ),
    RetentionKind(
        "practice.diaries",
        _l("Дневники практики"),
        36,
        _l("До выпуска группы: сам дневник хранится на бумаге [сверить]."),
        _diary_before,
        drop_row,
    ),
    RetentionKind(
        "practice.attendance",
        _l("Посещаемость практики"),
        36,
        _l("До выпуска группы [сверить]."),
        _attendance_before,
        drop_row,
    ),
)
