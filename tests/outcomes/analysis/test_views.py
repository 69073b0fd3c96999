"""The page, its files and the note to the council over HTTP, by those who may and who may not."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from openpyxl import load_workbook

from app.accounts.enums import Role
from app.documents.models import Paper
from app.extensions import db
from app.jobs.models import Job
from app.jobs.running import run_job
from app.outcomes.analysis.enums import AnalysisNoteState
from app.outcomes.analysis.models import AnalysisNote, AnalysisView, GraduateFacts
from app.plan.collecting import collect_evidence
from tests.factories import ItemFactory, StudentFactory
from tests.outcomes.analysis.factories import store_summary
from tests.pages import CheckingClient, text_of

PAGE = "/outcomes/analysis/"
LARGEST = 150_000  # bytes


def test_each_question_has_a_sentence_how_sure_it_is_and_its_rows(
    app: Flask, as_council: CheckingClient
) -> None:
    store_summary()
    page = as_council.page(PAGE)
    assert "Там, где была практика, выпускники работают чаще" in page
    assert "С наставником чаще остаются у работодателя на год" in page
    assert "Чем выше было место в заявке, тем лучше отметка" in page
    assert "реже, чем в одном случае из тысячи" in page
    assert "связи, а не причины" in page
    assert "Сведения на 26.02.2024" in page
    assert "Обновить" not in page, "the council reads"
    raw = as_council.get(PAGE).data
    assert len(raw) < LARGEST
    assert raw.count(b"<line ") > 10, "whiskers tell where a figure may lie"


def test_without_an_effect_the_page_says_that_none_is_seen(
    app: Flask, as_staff: CheckingClient
) -> None:
    store_summary("nothing")
    page = as_staff.page(PAGE)
    assert "Не видно, что практика на базе связана с работой там" in page
    assert "Это не доказывает, что связи нет" in page


def test_few_graduates_and_no_variation_are_said_and_nothing_is_computed(
    app: Flask, as_staff: CheckingClient
) -> None:
    store_summary("few")
    assert "Мало данных: есть сведения о 4" in as_staff.page(PAGE)
    store_summary("constant")
    page = as_staff.page(PAGE)
    assert "Сравнивать не с чем: остались все или никто. Поэтому ничего не считали." in page


def test_filters_stand_in_the_address_and_a_new_selection_is_asked_of_the_worker(
    app: Flask, as_staff: CheckingClient
) -> None:
    store_summary()
    assert "Выпуск 2022 года, все специальности, Омск" not in as_staff.page(f"{PAGE}?year=2022")
    page = as_staff.page(f"{PAGE}?year=2022&town=Омск")
    assert "Показателей ещё нет" in page
    before = db.session.scalar(db.select(db.func.count()).select_from(AnalysisView))
    asked = as_staff.post(f"{PAGE}refresh?year=2022&town=Омск")
    job = db.session.scalars(db.select(Job).where(Job.kind == "outcomes.analysis.refresh")).one()
    assert asked.location == f"/jobs/{job.id}"
    assert job.payload == {"year": 2022, "speciality": "", "town": "Омск"}
    assert before, "a page writes nothing"
    assert "Всё" not in as_staff.page(f"{PAGE}?year=nonsense&town=Нигде")


def test_the_worker_makes_the_page(app: Flask, as_staff: CheckingClient) -> None:
    assert "Показателей ещё нет" in as_staff.page(PAGE)
    as_staff.post(f"{PAGE}refresh")
    (job_id,) = db.session.scalars(db.select(Job.id)).all()
    db.session.commit()
    run_job(job_id)
    db.session.expire_all()
    assert db.session.get_one(Job, job_id).result_url == PAGE
    assert "0 выпускников" in as_staff.page(PAGE)


def test_the_page_leaves_as_a_sheet_and_on_paper(app: Flask, as_council: CheckingClient) -> None:
    store_summary()
    sheet = as_council.get(f"{PAGE}file.xlsx?year=2022")
    rows = list(load_workbook(io.BytesIO(sheet.data)).active.values)  # type: ignore[union-attr]
    assert any(row[1] == "С наставником" for row in rows)
    assert any("выпуск 2022\N{NO-BREAK SPACE}года" in str(row[0]) for row in rows)
    assert as_council.get(f"{PAGE}file.pdf").data.startswith(b"%PDF")
    assert as_council.get(f"{PAGE}file.pdf?year=2022&town=Омск").status_code == 404


def test_the_table_of_graduates_leaves_without_names_for_those_who_may(
    app: Flask, as_staff: CheckingClient
) -> None:
    student = StudentFactory(last_name="Тайная")
    db.session.add(
        GraduateFacts(
            student_id=student.id, year=2023, speciality="44.02.01", town="Тара", bases=["7"],
            employed_3=True, employer_3="~ип орлова", at_base_3=False,
        )
    )  # fmt: skip
    db.session.commit()
    text = as_staff.get(f"{PAGE}graduates.csv").data.decode("utf-8-sig")
    assert "44.02.01" in text
    assert "другой работодатель" in text
    for hidden in ("Тайная", "орлова"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        (Role.COUNCIL, "graduates.csv", 403),
        (Role.COUNCIL, "notes/new", 403),
        (Role.EMPLOYER, "", 403),
        (Role.MENTOR, "notes/", 403),
        (Role.STUDENT, "file.xlsx", 403),
    ],
)
def test_who_may_not(
    app: Flask, as_role: Callable[[Role], CheckingClient], role: Role, path: str, status: int
) -> None:
    store_summary("few")
    assert as_role(role).get(PAGE + path).status_code == status


# The note.


def test_a_note_keeps_what_the_council_saw_and_proves_the_plan_once_adopted(
    app: Flask, as_staff: CheckingClient, as_council: CheckingClient
) -> None:
    item = ItemFactory(number="6.3")
    store_summary()
    form = as_staff.page(f"{PAGE}notes/new?year=2022&item={item.id}")
    assert "Там, где была практика, выпускники работают чаще" in form
    made = as_staff.post(
        f"{PAGE}notes/new?year=2022",
        data={"conclusions": "Продолжить.", "plan_item_ids": str(item.id)},
    )
    note = db.session.scalars(db.select(AnalysisNote)).one()
    assert note.number == "1"
    seen = as_council.page(made.location)
    store_summary("nothing")  # figures change, the note does not
    assert "Не видно, что практика" in as_council.page(PAGE)
    assert as_council.page(made.location) == seen
    assert "выпускники работают чаще" in seen
    paper = db.session.scalars(db.select(Paper).where(Paper.kind == "analysis_note")).one()
    for file_format in ("pdf", "docx"):
        assert as_council.get(f"/papers/{paper.id}/file.{file_format}").status_code == 200
    assert _proofs(item.id) == 0
    refused = as_staff.post(
        f"{made.location}/adopt",
        data={"adopted_on": "2023-12-01", "adopted_by": "протокол № 3", "version": note.version},
    )
    assert "не раньше справки" in text_of(refused, status=422)
    as_staff.post(
        f"{made.location}/adopt",
        data={"adopted_on": "2024-02-26", "adopted_by": "протокол № 3", "version": note.version},
    )
    db.session.expire_all()
    assert (note.state, _proofs(item.id)) == (AnalysisNoteState.ADOPTED, 1)
    assert "26 февраля 2024 г., протокол № 3" in as_council.page(made.location).replace("\xa0", " ")
    assert "Отметить принятие" not in as_staff.page(made.location)


def test_a_note_of_what_nobody_computed_is_refused(app: Flask, as_staff: CheckingClient) -> None:
    item = ItemFactory()
    db.session.commit()
    data = {"conclusions": "Да.", "plan_item_ids": str(item.id)}
    refused = as_staff.post(f"{PAGE}notes/new", data=data)
    assert "ещё не рассчитаны" in text_of(refused, status=422)
    assert db.session.scalars(db.select(AnalysisNote)).all() == []


def _proofs(item_id: int) -> int:
    db.session.expire_all()
    return collect_evidence([item_id])[item_id].finished
