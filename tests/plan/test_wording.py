"""The plan in words a methodist would use."""

from datetime import date

import pytest
from flask import Flask

from app.deadlines import Deadline, DeadlineKind, Every, Offset, OffsetUnit, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.evidence import Ledger
from app.plan.rules import Reason, item_status
from app.plan.wording import brief_words, deadline_words, share_words, shortened, status_words
from tests.plan.factories import ledger_of

YEAR = AcademicYear(2023)
TODAY = date(2024, 2, 26)


def plain(text: str) -> str:
    """Fold non-breaking spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Март 2024 г.", "март 2024 г."),
        ("до 15 октября", "до 15 октября 2023 г."),
        ("Июнь – август 2023 г.", "с 1 июня по 31 августа 2023 г."),
        ("с 1 октября 2023 г.", "с 1 октября 2023 г."),
        ("Ежеквартально", "каждый квартал"),
        ("Не реже 2 раз в месяц", "каждый месяц, не реже 2 раз"),
        ("В течение года", "весь учебный год"),
    ],
)
def test_deadlines_in_words(app: Flask, phrase: str, words: str) -> None:
    assert [plain(deadline_words(one)) for one in read_deadlines(phrase, YEAR)] == [words]


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (Offset(1, OffsetUnit.WORKING_DAY, "события"), "не позднее 1 рабочего дня после события"),
        (Offset(5, OffsetUnit.DAY, "заседания"), "не позднее 5 дней после заседания"),
        (Offset(-3, OffsetUnit.WEEK, "ярмарки"), "за 3 недели до ярмарки"),
        (Offset(None, None, "экзамена"), "зависит от события: экзамена"),
    ],
)
def test_distances_to_events_in_words(app: Flask, offset: Offset, words: str) -> None:
    assert plain(deadline_words(Deadline(DeadlineKind.RELATIVE, offset=offset))) == words


def test_every_kind_unit_and_reason_has_words(app: Flask) -> None:
    for kind in DeadlineKind:
        assert deadline_words(Deadline(kind, end=date(2024, 3, 1)))
    for every in Every:
        recurring = Deadline(DeadlineKind.RECURRING, every=every)
        standing = item_status([recurring], ledger_of(), TODAY, YEAR)
        assert deadline_words(recurring)
        assert status_words(standing)


@pytest.mark.parametrize(
    ("phrase", "evidence", "reason", "words"),
    [
        (
            "Октябрь 2023 г.",
            ledger_of(),
            Reason.NOTHING_KNOWN,
            "Срок был 31 октября 2023 г., сведений о выполнении на сайте нет",
        ),
        (
            "Октябрь 2023 г.",
            ledger_of(1, 0),
            Reason.MISSED,
            "Срок был 31 октября 2023 г., а завершённых записей нет",
        ),
        (
            "Октябрь 2023 г.",
            ledger_of(1, 1, finished_on=date(2023, 11, 20)),
            Reason.ENOUGH_LATE,
            "Сделано с опозданием: 20 ноября 2023 г., срок был 31 октября 2023 г.",
        ),
        (
            "Ежеквартально",
            ledger_of(3, 3),
            Reason.UNDER_WAY,
            "Готово за 1 из 4 кварталов, следующий срок 31 марта 2024 г.",
        ),
        (
            "Октябрь 2023 г.",
            ledger_of(2, 2),
            Reason.ENOUGH,
            "Подтверждено записями к сроку: 2 завершённые записи",
        ),
        (
            "до 5 марта 2024 г.",
            ledger_of(1, 0, date(2024, 3, 9)),
            Reason.SET_TOO_LATE,
            "Следующая запись назначена на 9 марта 2024 г., это позже срока: 5 марта 2024 г.",
        ),
    ],
)
def test_reasons_in_words(
    app: Flask, phrase: str, evidence: Ledger, reason: Reason, words: str
) -> None:
    standing = item_status(read_deadlines(phrase, YEAR), evidence, TODAY, YEAR)
    assert standing.reason is reason
    assert plain(status_words(standing)) == words


def test_share_is_said_only_where_there_are_several(app: Flask) -> None:
    quarterly = item_status(read_deadlines("Ежеквартально", YEAR), ledger_of(3, 3), TODAY, YEAR)
    once = item_status(read_deadlines("Март 2024 г.", YEAR), ledger_of(), TODAY, YEAR)
    assert plain(share_words(quarterly)) == "1 из 4 кварталов"
    assert share_words(once) == ""
    assert brief_words(once) == "завершённых записей нет"


def test_long_texts_are_cut_after_a_word() -> None:
    assert shortened("Организация и проведение", 15) == "Организация и…"
    assert shortened("Коротко", 15) == "Коротко"
