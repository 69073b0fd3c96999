"""The real plan, read from every kind of file."""

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from app.deadlines.academic_year import AcademicYear
from app.imports.tables import Row
from app.plan.enums import Topic
from app.plan.reading import PlanDocument, PlanItem, Protocol, read_plan_file
from tests.plan.plan_files import PLAN, as_csv, as_docx, as_xlsx, plan_rows


@pytest.fixture(scope="module")
def plan() -> PlanDocument:
    return read_plan_file(PLAN)


def item(plan: PlanDocument, number: str, occurrence: int = 1) -> PlanItem:
    (found,) = [
        item for item in plan.items if (item.number, item.occurrence) == (number, occurrence)
    ]
    return found


def test_the_document_is_kept_byte_for_byte() -> None:
    digest = "62357dc0a5326a04e2a893384423d47a350a8eb19305f5c4d41609f8e64e6595"
    assert hashlib.sha256(PLAN.read_bytes()).hexdigest() == digest


def test_reads_what_stands_above_the_table(plan: PlanDocument) -> None:
    assert plan.title == "ПЛАН РАБОТЫ ОБРАЗОВАТЕЛЬНОГО КЛАСТЕРА"
    assert plan.organization == "ГБПОУ «Шахтёрский педагогический колледж»"
    assert plan.director == "Н.А. Землянская"
    assert plan.approved_by == "Директор ГБПОУ «Шахтёрский педагогический колледж» Н.А. Землянская"
    assert plan.protocol == Protocol("1", date(2023, 8, 30))
    assert plan.academic_year == AcademicYear(2023)


def test_finds_all_sections_and_items(plan: PlanDocument) -> None:
    counts = [(section.number, len(section.items)) for section in plan.sections]
    assert counts == [
        ("1", 5), ("2", 2), ("3", 8), ("4", 6), ("5", 2), ("6", 5), ("7", 4), ("8", 3),
    ]  # fmt: skip
    assert plan.sections[0].title == "Разработка и актуализация нормативно-правовой базы"
    assert plan.sections[5].title.endswith("учебных планов и методических документов")


def test_keeps_two_items_of_one_number_apart(plan: PlanDocument) -> None:
    assert item(plan, "7.3", 1).title.startswith("Разработка и реализация Медиаплана")
    assert item(plan, "7.3", 2).title.startswith("Организация Ярмарки вакансий")


def test_joins_rows_broken_over_pages(plan: PlanDocument) -> None:
    audit = item(plan, "3.4")
    assert audit.title.startswith(
        "Аудит материально-технической базы профессиональных образовательных организаций в составе"
    )
    assert audit.executors == ("Администрация ГБПОУ",)
    assert audit.deadline_text == "Март-май 2023 г."
    assert audit.expected_result == "Отчёт об аудите, предложения по модернизации МТБ"
    assert item(plan, "4.5").expected_result == (
        "Удостоверение о повышении квалификации, скиллс-паспорт, сертификат «эксперта-мастера»"
    )
    assert item(plan, "4.5").title.endswith(
        "в программах повышения квалификации, основанных на опыте WorldSkills Russia, "
        "с их дальнейшей сертификацией в качестве «эксперта-мастера»"
    )
    assert item(plan, "6.2").expected_result.endswith("организаций – участников Кластера")
    assert item(plan, "7.3", 2).expected_result.endswith(
        "на практику и трудоустройству в образовательные учреждения региона"
    )


def test_no_text_has_doubled_spaces_or_line_ends(plan: PlanDocument) -> None:
    for read in plan.items:
        for text in (read.title, read.deadline_text, read.expected_result, *read.executors):
            assert text == " ".join(text.split())


def test_names_every_executor(plan: PlanDocument) -> None:
    assert item(plan, "7.3", 1).executors == (
        "Руководитель ведущей ПОО кластера",
        "Участники Кластера",
    )
    assert item(plan, "7.3", 2).executors == ("Участники Кластера", "опорные работодатели")
    assert item(plan, "6.4").executors == ("ПОО, входящие в Кластер",)
    assert item(plan, "7.1").executors == ("Председатель Экспертного совета",)
    others = [read for read in plan.items if read.number not in ("7.3",)]
    assert all(len(read.executors) == 1 for read in others)


@pytest.mark.parametrize(
    ("number", "occurrence", "topic"),
    [
        ("1.1", 1, Topic.REGULATION),
        ("2.1", 1, Topic.MEETING),
        ("2.2", 1, Topic.MEDIA),
        ("3.1", 1, Topic.MONITORING),
        ("3.3", 1, Topic.TARGET_CONTRACTS),
        ("3.5", 1, Topic.CAREER_GUIDANCE),
        ("3.6", 1, Topic.TRAINING),
        ("4.1", 1, Topic.CHAMPIONSHIP),
        ("4.2", 1, Topic.EXAM),
        ("4.4", 1, Topic.MENTORING),
        ("4.6", 1, Topic.TRAINING),
        ("6.3", 1, Topic.PRACTICE_BASES),
        ("6.5", 1, Topic.MENTOR_AWARDS),
        ("7.1", 1, Topic.MEETING),
        ("7.3", 1, Topic.MEDIA),
        ("7.3", 2, Topic.JOB_FAIR),
        ("8.2", 1, Topic.CAREER_GUIDANCE),
    ],
)
def test_proposes_topics(plan: PlanDocument, number: str, occurrence: int, topic: Topic) -> None:
    assert item(plan, number, occurrence).topic is topic


def test_reads_every_deadline(plan: PlanDocument) -> None:
    kinds = {deadline.kind.value for read in plan.items for deadline in read.deadlines}
    assert kinds == {"range", "recurring", "ongoing", "by_schedule", "relative"}
    assert [len(read.deadlines) for read in plan.items].count(1) == 34
    assert len(item(plan, "7.3", 1).deadlines) == 2


def test_json_has_exactly_the_keys_of_the_interface(plan: PlanDocument) -> None:
    data = json.loads(json.dumps(plan.to_json()))
    assert list(data) == [
        "title", "organization", "director", "academic_year", "approved_by", "protocol",
        "sections", "warnings",
    ]  # fmt: skip
    assert data["academic_year"] == "2023-2024"
    assert data["protocol"] == {"number": "1", "date": "2023-08-30"}
    fair = data["sections"][6]["items"][3]
    assert {key: fair[key] for key in ("number", "occurrence", "deadline_text", "topic")} == {
        "number": "7.3", "occurrence": 2, "deadline_text": "Март 2024 г.", "topic": "job_fair",
    }  # fmt: skip
    assert set(fair) == {
        "number", "occurrence", "title", "executors", "deadline_text", "deadlines",
        "expected_result", "topic",
    }  # fmt: skip
    assert (fair["deadlines"][0]["start"], fair["deadlines"][0]["end"]) == (
        "2024-03-01",
        "2024-03-31",
    )


def written(separator: str, encoding: str) -> Callable[[Sequence[Row]], bytes]:
    return lambda rows: as_csv(rows, separator=separator, encoding=encoding)


@pytest.mark.parametrize(
    "write",
    [
        as_docx,
        as_xlsx,
        written(";", "cp1251"),
        written(",", "cp1251"),
        written(";", "utf-8-sig"),
        written(",", "utf-8"),
        written("\t", "utf-16"),
        written("|", "utf-8"),
    ],
)
def test_every_kind_of_file_gives_the_same_plan(
    plan: PlanDocument, write: Callable[[Sequence[Row]], bytes]
) -> None:
    assert read_plan_file(io.BytesIO(write(plan_rows()))) == plan
