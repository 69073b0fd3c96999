"""Spreadsheets of payments: a row is what a contract's measure paid for a month."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.base.identity import fold
from app.base.money import parse_roubles
from app.base.terms import terms_of
from app.contracts.permissions import Permission
from app.contracts.support import queries
from app.contracts.support.enums import PaymentState, SupportKind
from app.contracts.support.models import SupportMeasure
from app.contracts.support.rules import PaymentTerms, check_payment, first_day, term_of
from app.contracts.support.services.payments import edit_payment, record_payment
from app.imports import readers
from app.imports.cell_error import CellError
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values

OWN = ("amount", "document", "document_on")


def _roubles(text: str) -> int | None:
    told = readers.line(text)
    try:
        return parse_roubles(told) if told else None
    except ValueError as error:
        raise CellError("sum", str(error)) from error


class PaymentImporter(Importer):
    """A payment is one by its contract, measure and month; a sheet tells what was paid."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the contracts' measures and their payments, check what each row says."""
        numbers = {fold(row.values.get("number") or "") for row in rows}
        self.measures: dict[str, list[SupportMeasure]] = {}
        for one in queries.money_measures(list(numbers)):
            self.measures.setdefault(one.contract.number_key, []).append(one)
        every = [one.id for found in self.measures.values() for one in found]
        self.payments = {one.id: one for one in queries.payments_of(every)}
        for row in rows:
            if row.values.get("month"):
                row.values["month"] = first_day(row.values["month"])
            self._check(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return the payments of the contracts that the rows name."""
        for one in self.payments.values():
            values: dict[str, Any] = {name: getattr(one, name) for name in OWN}
            values |= {"number": one.measure.contract.number, "month": one.month}
            yield KnownRecord(one.id, one.version, {**values, "kind": one.measure.kind})

    def key(self, values: Values) -> str:
        """Return the number with the month."""
        month = values.get("month")
        parts = (values.get("number"), f"{month:%m.%Y}" if month else "")
        return ", ".join(filter(None, parts))

    def same(self, values: Values) -> list[Hashable]:
        """Return the measure with the month."""
        measure, month = self._measure(values), values.get("month")
        return [(measure.id, month)] if measure and month else []

    def hinder_new(self, row: ReadRow) -> None:
        """Refuse a row whose contract or measure is not there."""
        if self._measure(row.values) is None:
            message = _("Нет подписанного договора с таким номером и такой мерой поддержки.")
            row.refuse("number", "unknown_contract", message)

    def create(self, values: Values) -> Any:
        """Write the payment into the journal."""
        measure = self._measure(values)
        assert measure  # noqa: S101 - a row without one was refused
        context = self.context
        terms = PaymentTerms(state=PaymentState.PAID, **self._told(values))
        return record_payment(measure, terms=terms, actor=context.actor, today=context.today)

    def change(self, record_id: int, values: Values) -> Any:
        """Change a payment to what the row says: it was paid."""
        payment, context = self.payments[record_id], self.context
        told = self._told(values)
        terms = terms_of(payment, PaymentTerms, state=PaymentState.PAID, **told)
        edit_payment(payment, terms=terms, actor=context.actor, today=context.today)
        return payment

    def _measure(self, values: Values) -> SupportMeasure | None:
        found = self.measures.get(fold(values.get("number") or ""), [])
        if kind := values.get("kind"):
            found = [one for one in found if one.kind is kind]
        return found[0] if len(found) == 1 else None

    def _told(self, values: Values) -> dict[str, Any]:
        return {name: values[name] for name in (*OWN, "month") if values.get(name)}

    def _check(self, row: ReadRow) -> None:
        measure, told = self._measure(row.values), self._told(row.values)
        needed = {"amount", "month"}
        if measure is None or not needed <= told.keys():
            return
        contract = measure.contract
        since: date = contract.signed_on or contract.drafted_on
        term = term_of(measure, signed_on=since, training_until=contract.training_until)
        try:
            terms = PaymentTerms(state=PaymentState.PAID, **told)
            check_payment(terms, term=term, signed_on=since, today=self.context.today)
        except DomainError as error:
            row.refuse(error.field or "month", "payment", str(error))


IMPORT = ImportKind(
    name="contract-payments",
    title=_l("Выплаты по целевым договорам"),
    count=(_l("выплата"), _l("выплаты"), _l("выплат")),
    importer=PaymentImporter,
    permission=Permission.CONTRACT_MANAGE,
    listing="contracts.payment_list",
    endpoint="contracts.payment_edit",
    argument="payment_id",
    columns=(
        ImportColumn(
            "number", _l("Номер договора"), readers.line, ("№ договора", "Договор"),
            required=True, example="ЦД-2024/901",
        ),
        ImportColumn(
            "month", _l("Месяц выплаты"), readers.day, ("За месяц", "Месяц", "Период"),
            required=True, example="01.02.2024",
        ),
        ImportColumn(
            "amount", _l("Сумма выплаты"), _roubles, ("Сумма", "Сумма, руб.", "Выплачено"),
            required=True, example="3 000",
        ),
        ImportColumn(
            "document", _l("Платёжный документ"), readers.line,
            ("№ платёжного поручения", "Номер документа", "Платёжное поручение"),
            required=True, example="214",
        ),
        ImportColumn(
            "document_on", _l("Дата документа"), readers.day,
            ("Дата платёжного поручения", "Дата оплаты"), required=True, example="20.02.2024",
        ),
        ImportColumn(
            "kind", _l("Мера поддержки"), readers.one_of(SupportKind), ("Вид меры", "Вид выплаты"),
            example="Ежемесячная выплата",
        ),
    ),
)  # fmt: skip
