"""Spreadsheets of accounts: who signs in, as what; letters leave only when somebody ticks it."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts import queries
from app.accounts.enums import Role
from app.accounts.errors import OrganizationNeededError
from app.accounts.models import User
from app.accounts.rules import MEMBER_ROLES, UserTerms
from app.accounts.services import people as services
from app.base.identity import fold
from app.imports import readers
from app.imports.kinds import (
    ImportColumn,
    Importer,
    ImportKind,
    ImportOption,
    KnownRecord,
    ReadRow,
    Values,
)
from app.imports.permissions import Permission
from app.organizations.naming import NamedOrganizations

INVITE = "invite"
OWN = ("email", "display_name", "role")


class AccountImporter(Importer):
    """An account is one by its e-mail."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find the organizations; an employer acts for one."""
        self.organizations = NamedOrganizations()
        for row in rows:
            self.organizations.find(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return every account."""
        for row in queries.list_importable():
            values = {name: getattr(row, name) for name in OWN}
            values["organization"] = self.organizations.labels.get(row.organization_id)
            yield KnownRecord(row.id, row.version, values)

    def key(self, values: Values) -> str:
        """Return the name with the e-mail."""
        return ", ".join(filter(None, (values.get("display_name"), values.get("email"))))

    def same(self, values: Values) -> list[Hashable]:
        """Return the e-mail."""
        return [values["email"]] if values.get("email") else []

    def near(self, values: Values) -> Iterable[Hashable]:
        """Namesakes."""
        return (fold(values.get("display_name") or ""),)

    def like(self, left: Values, right: Values) -> str | None:
        """A namesake with another e-mail may be the same person."""
        return _("то же имя, другая почта: %(email)s", email=right.get("email"))

    def changes(self, values: Values, known: Values) -> dict[str, tuple[Any, Any]]:
        """A student's name is the card's; only some belong to an organization."""
        found = super().changes(values, known)
        if known["role"] is Role.STUDENT:
            found.pop("display_name", None)
        if values.get("role", known["role"]) not in MEMBER_ROLES:
            found.pop("organization", None)
        return found

    def hinder_new(self, row: ReadRow) -> None:
        """An employer without an organization is nobody's."""
        if row.values.get("role") is Role.EMPLOYER and not row.values.get("organization"):
            row.refuse("organization", "missing", str(OrganizationNeededError()))

    def create(self, values: Values) -> User:
        """Make an account; its owner gets a letter when that was ticked."""
        context = self.context
        terms = UserTerms(
            email=values["email"],
            display_name=values["display_name"],
            role=values["role"],
            organization_id=self._organization_id(values),
        )
        actor = context.actor
        if INVITE in context.options and isinstance(actor, User):
            return services.invite_user(terms=terms, actor=actor, now=context.now, at=context.at)
        return services.create_user(terms=terms, now=context.now)

    def change(self, record_id: int, values: Values) -> User:
        """Change who a person is."""
        user = queries.get_user(record_id)
        is_student = user.role is Role.STUDENT
        terms = UserTerms(
            email=user.email,
            display_name=user.display_name if is_student else values["display_name"],
            role=values.get("role", user.role),
            organization_id=self._organization_id(values) or user.organization_id,
        )
        services.edit_user(user, terms=terms, actor=self.context.actor, at=self.context.at)
        return user

    def _organization_id(self, values: Values) -> int | None:
        label = values.get("organization")
        return self.organizations.id_of(label) if label else None


_ROLES = {
    "админ": Role.ADMIN,
    "сотрудник": Role.STAFF,
    "преподаватель": Role.STAFF,
    "руководитель_практики": Role.SUPERVISOR,
    "член_экспертного_совета": Role.COUNCIL,
    "совет": Role.COUNCIL,
    "представитель_организации": Role.EMPLOYER,
}

IMPORT = ImportKind(
    name="accounts",
    title=_l("Учётные записи"),
    count=(_l("учётная запись"), _l("учётные записи"), _l("учётных записей")),
    importer=AccountImporter,
    permission=Permission.RUN_ACCOUNTS,
    listing="accounts.user_list",
    endpoint="accounts.user_detail",
    argument="user_id",
    options=(
        ImportOption(
            INVITE,
            _l("Отправить каждому приглашение"),
            _l("Письмо со ссылкой уйдёт, когда таблица будет загружена. Без отметки — не уйдёт."),
        ),
    ),
    columns=(
        ImportColumn(
            "email", _l("Электронная почта"), readers.email,
            ("E-mail", "Почта", "Эл. почта", "Логин"),
            required=True, example="primerova@example.ru", telling=True,
        ),
        ImportColumn(
            "display_name", _l("ФИО"), readers.line,
            ("Имя", "Фамилия, имя, отчество", "Сотрудник", "Пользователь", "Ф.И.О."),
            required=True, example="Примерова Анна Ивановна",
        ),
        ImportColumn(
            "role", _l("Роль"), readers.one_of(Role, **_ROLES), ("Права", "Кто это"),
            required=True, example="Методист",
        ),
        ImportColumn(
            "organization", _l("Организация"), readers.line,
            ("Место работы", "Учреждение", "Наименование организации"),
        ),
    ),
)  # fmt: skip
