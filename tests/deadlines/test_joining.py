"""Two pieces of a phrase that mean one deadline, and two that only stand together."""

import pytest

from tests.deadlines.brief import briefs

PHRASES = [
    # One stretch of months beside a rhythm is its window.
    ("ежемесячно, октябрь – май", "every month 2023-10-01..2024-05-31"),
    # The date of a report ends no rhythm.
    ("Еженедельно. Отчёт – до 30 мая 2024 г.", "every week; ..2024-05-30"),
    ("Ежемесячно. Сводная таблица – до 1 июня", "every month; ..2024-06-01"),
    ("Еженедельно; итоговая справка к 15 июня", "every week; ..2024-06-15"),
    ("Ежемесячно, до 1 марта", "every month 2023-09-01..2024-03-01"),
    # The year narrowed by months.
    ("в течение года с октября по май", "ongoing 2023-10-01..2024-05-31"),
    ("весь год (сентябрь – июнь)", "ongoing 2023-09-01..2024-06-30"),
    ("в течение года: ноябрь – март", "ongoing 2023-11-01..2024-03-31"),
    ("в течение года, март", "ongoing 2023-09-01..2024-08-31; 2024-03-01..2024-03-31"),
    # A month said again by its day.
    ("Сентябрь 15.09.2023", "2023-09-15..2023-09-15"),
    ("май (20.05.2024)", "2024-05-20..2024-05-20"),
    ("Август 28.08.2023", "2023-08-28..2023-08-28 <"),
    ("август 2023 (до 25.08)", "2023-08-01..2023-08-25 <"),
    ("март, 15 апреля", "2024-03-01..2024-03-31; 2024-04-15..2024-04-15"),
    ("в период сессии (январь 2024)", "2024-01-01..2024-01-31"),
    # The August before the year.
    ("август, до начала учебного года", "2023-08-01..2023-08-31 <"),
    ("август (подготовка к учебному году)", "2023-08-01..2023-08-31 <"),
    ("август", "2024-08-01..2024-08-31 ~august"),
    # Signs that slipped in around «по», times of spreadsheets, words cut by a narrow column.
    ("с 05.02. по-09.02.", "2024-02-05..2024-02-09"),
    ("с 3.06 по -14.06", "2024-06-03..2024-06-14"),
    ("с 5 по-9 февраля", "2024-02-05..2024-02-09"),
    ("2024-05-17 00:00:00", "2024-05-17..2024-05-17"),
    ("2023-11-20T00:00:00", "2023-11-20..2023-11-20"),
    ("Октябр\nь-\nдекабрь", "2023-10-01..2023-12-31"),
    ("Ноябр\nьянварь", "unparsed"),
    # Schedules in short, and days that somebody else sets.
    ("по отд. приказу", "by_schedule"),
    ("по граф. училища", "by_schedule"),
    ("по утв. графику", "by_schedule"),
    ("по индив. плану", "by_schedule"),
    ("в срок, определяемый директором", "by_schedule"),
    ("в день, назначенный работодателем", "by_schedule"),
    ("по надобности", "ongoing"),
]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_what_stands_together_is_read_together(phrase: str, expected: str) -> None:
    assert briefs(phrase) == expected
