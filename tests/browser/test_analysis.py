"""What works: an offer accepted on a phone, the monitoring, the figures, the council's note."""

import csv
from collections.abc import Callable
from datetime import date

from app.accounts.models import User
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState
from app.jobfair.models import Fair
from app.organizations.models import Organization
from app.students.enums import StudentState
from app.students.models import Student
from tests.browser.records import Prepared, student_with_account
from tests.browser.visitor import PHONE, Visitor
from tests.jobfair.factories import ApplicationFactory, OfferFactory, VacancyFactory

NAME, TOWN = "Абаева Злата Ильинична", "Дальний Выселок"  # nobody of the demo is from there
WORK, BEGINS, YEAR = "Педагог группы раннего развития", date(2024, 3, 1), 2023
DAY = "Занятость на 01.03.2024"
CONCLUSION = "Практику у будущего работодателя планировать заранее."


def test_an_accepted_offer_reaches_the_note_that_the_council_adopts(
    visit: Callable[..., Visitor], prepared: Prepared
) -> None:
    with prepared():
        _offer_work_to_a_graduate()
    _accept(visit("graduate", width=PHONE))
    staff = visit("staff")
    _take_over(staff)
    graduates = _refresh(staff)
    number = _publish(staff)
    member = visit("council1", width=PHONE)
    member.open("/outcomes/analysis/notes/")
    member.follow(number)
    member.sees(CONCLUSION)
    member.sees(f"{graduates} выпускник")  # the one who accepted is among them
    member.misses("Отметить принятие")
    assert member.download("PDF").startswith(b"%PDF")
    _adopt(staff, number)


def _offer_work_to_a_graduate() -> None:
    """At the demo fair, by the demo employer; the work begins on the day of the monitoring."""
    employer = db.select(User.organization_id).where(User.email == "employer1@demo.example")
    fair = db.select(Fair).where(Fair.state == FairState.OPEN).order_by(Fair.id)
    vacancy = VacancyFactory(
        fair=db.session.scalars(fair).first(),
        organization=db.session.get_one(Organization, db.session.scalar(employer)),
        title=WORK,
        starts_on=BEGINS,
    )
    OfferFactory(
        application=ApplicationFactory(
            vacancy=vacancy, student=_graduate(), state=ApplicationState.OFFERED
        )
    )


def _graduate() -> Student:
    """Somebody of last year with an account, whom no day of the monitoring knows yet."""
    return student_with_account(
        "graduate",
        NAME,
        graduates=YEAR,
        birth_date=date(2003, 5, 17),
        town=TOWN,
        state=StudentState.GRADUATED,
    )


def _accept(graduate: Visitor) -> None:
    graduate.open("/fair/applications")
    graduate.press_and_confirm("Принять предложение", near=f"Вам предлагают работу: {WORK}")
    graduate.sees("Как связаться")


def _take_over(staff: Visitor) -> None:
    """Put the graduate on the list of the day, take over what the fair says of her."""
    staff.open("/outcomes/cutoffs/")
    staff.follow(DAY)
    staff.press("Добавить недостающих")
    staff.sees("Добавлено выпускников: 1")
    staff.page.get_by_role("main").get_by_role("link", name="Выпускники", exact=True).click()
    staff.check()
    of_day = staff.path
    staff.follow("Заполнить из предложений и договоров")
    staff.sees("нет сведений", near=NAME)
    staff.sees("предложение на ярмарке: трудоустроен(-а) по трудовому договору", near=NAME)
    staff.page.get_by_role("row", name=NAME).get_by_role("checkbox").check()
    staff.press("Учесть")
    staff.sees("Записей без сведений, которые заполнятся: 1")
    staff.press("Учесть (1)")
    staff.sees("Учтено предложений и договоров: 1")
    staff.open(f"{of_day}&q={NAME.partition(' ')[0]}")
    staff.follow(NAME)
    for said in (WORK, "предложение на ярмарке", "других сведений не было", "занят(-а)"):
        staff.sees(said)


def _refresh(staff: Visitor) -> int:
    """Have the worker make the figures anew; return of how many graduates they are."""
    staff.open("/activities/")
    staff.follow("Анализ трудоустройства")
    staff.press("Обновить")
    staff.waits_for("Практика, наставничество и трудоустройство")
    staff.sees("Все выпуски")
    text = staff.download("Выпускники без имён, CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    (told,) = [row for row in rows if row["Населённый пункт"] == TOWN]
    assert (told["Предложений работы"], told["Работает через 6 мес."]) == ("1", "да")
    assert NAME.partition(" ")[0] not in text
    return len(rows)


def _publish(staff: Visitor) -> str:
    staff.follow("Выпустить справку совету")
    staff.fill_all(conclusions=CONCLUSION)
    staff.press("Выпустить справку")
    staff.sees("на рассмотрении совета")
    return staff.page.locator("h1").inner_text().removeprefix("Справка совету ")


def _adopt(staff: Visitor, number: str) -> None:
    staff.follow("Отметить принятие")
    staff.fill_all(adopted_on="2024-02-26", adopted_by="протокол № 3")
    staff.press("Отметить принятие")
    staff.sees("принята советом")
    staff.follow("6.3 ")
    staff.sees(f"Справка совету {number}")
