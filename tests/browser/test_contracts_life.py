"""A signed contract to its last working day: support, calendar, notice, work, a word by link."""

from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta
from playwright.sync_api import expect
from sqlalchemy import Date

from app.accounts.models import User
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.life.models import ContractMove
from app.contracts.life.queries import list_moves
from app.contracts.models import TargetContract
from app.contracts.support.enums import SupportKind, SupportPeriod
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.models import Item
from app.students.models import Student
from tests.browser.records import Prepared, student_with_account
from tests.browser.secrets_of_links import SecretOf
from tests.browser.visitor import HEIGHT, PHONE, Visitor
from tests.contracts.factories import ContractFactory, ObligationFactory

NUMBER, NAME = "ЦО-78/2023", "Абаимова Злата Ильинична"  # nobody of the demo
POST, DUTY = "педагог группы раннего развития", "Показать выпускнице место работы"
DRAFTED, STUDIES_UNTIL = date(2023, 9, 1), date(2024, 5, 20)
GRADUATION, WORKING_YEARS = relativedelta(months=3), relativedelta(years=3)


def test_from_the_first_payment_to_the_last_working_day(
    visit: Callable[..., Visitor], prepared: Prepared, newest_secret: SecretOf
) -> None:
    with prepared():
        organization_id = _sign(
            student_with_account("lively", NAME, graduates=STUDIES_UNTIL.year)
        ).organization_id
    staff, customer = visit("staff"), visit("employer1")
    _pay(staff)
    _read_payments(customer)
    _read_calendar(customer)
    _notify(staff)
    with prepared():
        _let_pass(GRADUATION)
    _graduate(staff)
    with prepared():
        _let_pass(WORKING_YEARS)
    _ask(staff)
    _confirm(visit(width=PHONE), newest_secret("contracts.work", NUMBER))
    _fulfil(staff)
    _read_portfolio(customer, organization_id)
    _read_the_end(visit("lively", width=PHONE))


def _sign(student: Student) -> TargetContract:
    """A contract of the demo employer in its last year of study, with its history so far."""
    customer = db.select(User.organization_id).where(User.email == "employer1@demo.example")
    item = db.select(Item).where(Item.topic == Topic.TARGET_CONTRACTS)
    contract: TargetContract = ContractFactory(
        number=NUMBER,
        organization=db.session.get_one(Organization, db.session.scalar(customer)),
        student=student,
        plan_items=[db.session.scalars(item).first()],
        position=POST,
        state=ContractState.STUDYING,
        drafted_on=DRAFTED,
        training_until=STUDIES_UNTIL,
        support=[
            SupportMeasure(
                kind=SupportKind.MONTHLY_PAYMENT, amount=300_000,
                period=SupportPeriod.MONTHLY, pay_day=20,
            )
        ],
    )  # fmt: skip
    ObligationFactory(contract=contract, text=DUTY, due_on=date(2024, 4, 10))
    step, day = ContractState.AGREED, contract.signed_on
    for event, after in (
        (ContractEvent.SIGN, ContractState.SIGNED),
        (ContractEvent.BEGIN_TRAINING, ContractState.STUDYING),
    ):
        move = {"event": event, "before": step, "after": after, "happened_on": day}
        db.session.add(ContractMove(contract_id=contract.id, **move))
        step = after
    return contract


def _let_pass(time: relativedelta) -> None:
    """Put every day of the contract back: the site stays on its day, the contract grows older."""
    named = db.select(TargetContract).where(TargetContract.number == NUMBER)
    contract = db.session.scalars(named).one()
    measures = [one.id for one in contract.support]
    paid = db.select(SupportPayment).where(SupportPayment.measure_id.in_(measures))
    own = [*contract.support, *contract.obligations, *list_moves(contract)]
    for one in (contract, *own, *db.session.scalars(paid)):
        for column in one.__table__.columns:
            if isinstance(column.type, Date) and (day := getattr(one, column.name)):
                setattr(one, column.name, day - time)


def _open_card(person: Visitor) -> None:
    person.open(f"/contracts/?q={NAME.partition(' ')[0]}")
    person.follow(NUMBER)


def _stands_at(person: Visitor, step: str) -> None:
    expect(person.page.locator("[aria-current=step]")).to_contain_text(step)


def _pay(staff: Visitor) -> None:
    _open_card(staff)
    staff.follow("Записать выплату")
    staff.fill_all(document="417", document_on="2024-02-19")
    staff.press("Записать выплату")
    staff.sees("Выплата записана")
    staff.sees("Всего выплачено: 3")


def _read_payments(customer: Visitor) -> None:
    customer.open(f"/contracts/payments/?q={NAME.partition(' ')[0]}")
    for said in ("февраль 2024", NAME, "выплачено", "№ 417 от 19.02.2024", "отметил: Колледж"):
        customer.sees(said, near=NUMBER)


def _read_calendar(customer: Visitor) -> None:
    customer.follow("Целевые договоры")
    customer.follow("Календарь обязательств")
    customer.sees(DUTY)
    customer.sees("20 марта 2024", near="Дни выплат")


def _notify(staff: Visitor) -> None:
    """The customer is told three months before the end of training; the paper is kept."""
    staff.follow("Уведомление о завершении обучения")
    staff.sees("20 мая 2024")
    staff.press("Выдать")
    staff.sees("Документ выдан")
    assert staff.download("PDF", near="Уведомление о завершении обучения №").startswith(b"%PDF")


def _graduate(staff: Visitor) -> None:
    staff.page.reload()
    staff.follow("Отметить окончание обучения")
    staff.press("Отметить")
    _stands_at(staff, "устройство на работу")
    staff.follow("Выпускник вышел на работу")
    staff.press("Отметить начало работы")
    staff.sees("Начало трудовой деятельности отмечено")
    _stands_at(staff, "трудовая деятельность")


def _ask(staff: Visitor) -> None:
    """A year's word was not given: the employer is asked by a link."""
    staff.page.reload()
    staff.sees("не подтверждено")
    staff.open(f"/contracts/?q={NAME.partition(' ')[0]}")
    staff.page.get_by_role("row", name=NUMBER).get_by_role("checkbox").check()
    staff.press("Спросить, работает ли выпускник")
    staff.press("Спросить, работает ли выпускник")
    staff.sees("Писем в очереди: 1")


def _confirm(stranger: Visitor, secret: str) -> None:
    stranger.open(f"/links/{secret}")
    stranger.sees(NAME)
    stranger.choose("Выпускник", "работает")
    stranger.press("Отправить ответ")
    stranger.sees("Спасибо! Ответ записан.")


def _fulfil(staff: Visitor) -> None:
    _open_card(staff)
    staff.sees(POST, near="Подтверждение работы")
    staff.misses("не подтверждено")
    staff.press_and_confirm("Договор исполнен")
    _stands_at(staff, "исполнен")


def _read_portfolio(customer: Visitor, organization_id: int) -> None:
    customer.page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    customer.open(f"/contracts/organizations/{organization_id}?q={NAME.partition(' ')[0]}")
    customer.sees("исполнен", near=NUMBER)


def _read_the_end(student: Visitor) -> None:
    student.open("/contracts/")
    student.follow(NUMBER)
    _stands_at(student, "исполнен")
    student.sees(POST, near="Подтверждение работы")
