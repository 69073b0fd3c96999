"""Letters that the college may word itself: fields in braces, nothing that is run.

A package declares the letters in `Package.letters`; the college's text takes the place of the
template's. It knows the declared fields and no others: «{имя}» stands for what the letter says
there. Braces around anything else are refused when the text is saved.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from flask_babel import gettext as _

from app.base.typography import day
from app.settings.errors import FieldLeftOutError, UnknownFieldsError

_FIELD = re.compile(r"\{([^{}\n]{0,60})\}")


def _as_people_read(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class LetterField:
    """A field: its name in braces, where its value stands among what the letter gets, a sample.

    `path` is dotted: «user.display_name». `is_needed`: a letter without it is none (the link).
    """

    name: str
    path: str
    sample: Any
    is_needed: bool = False
    shown: Callable[[Any], str] = _as_people_read

    def value_in(self, values: Mapping[str, Any]) -> str:
        """Return what stands in the letter; empty when the letter does not know it today."""
        head, *rest = self.path.split(".")
        found = values.get(head)
        for part in rest:
            found = getattr(found, part, None)
        return "" if found is None else self.shown(found)


@dataclass(frozen=True)
class WordedLetter:
    """A letter by its template, and what its own words may name."""

    template: str
    title: LazyString
    fields: tuple[LetterField, ...]

    @property
    def key(self) -> str:
        """Return the name in addresses: «accounts-invitation»."""
        return self.template.removesuffix(".txt").replace("/letters/", "-").replace("/", "-")

    def register(self, app: Flask) -> None:
        """Make the letter known (called by the factory); raises ValueError for its second."""
        known: dict[str, WordedLetter] = app.extensions.setdefault("worded_letters", {})
        if self.key in known:
            raise ValueError(f"the letter {self.key!r} is declared twice")
        known[self.key] = self

    def fill(self, body: str, values: Mapping[str, Any]) -> str:
        """Return a text of the college with the fields of this letter filled in."""
        said = {field.name: field.value_in(values) for field in self.fields}
        return _FIELD.sub(lambda found: said.get(found[1].strip(), found[0]), body)

    def check(self, body: str) -> None:
        """Raise UnknownFieldsError or FieldLeftOutError for a text that would make a bad letter."""
        named = {found[1].strip() for found in _FIELD.finditer(body)}
        known = {field.name for field in self.fields}
        if unknown := sorted(named - known):
            listed = ", ".join(f"{{{name}}}" for name in unknown)
            raise UnknownFieldsError(
                _("Таких полей в этом письме нет: %(listed)s.", listed=listed), field="body"
            )
        left_out = [
            field.name for field in self.fields if field.is_needed and field.name not in named
        ]
        if left_out:
            listed = ", ".join(f"{{{name}}}" for name in left_out)
            raise FieldLeftOutError(
                _("Без этого письмо бесполезно, добавьте: %(listed)s.", listed=listed), field="body"
            )

    def samples(self) -> dict[str, Any]:
        """Return made-up values, by the names the template gets them under."""
        values: dict[str, Any] = {}
        for field in self.fields:
            head, *rest = field.path.split(".")
            if not rest:
                values[head] = field.sample
                continue
            owner = values.setdefault(head, SimpleNamespace())
            for part in rest[:-1]:
                owner.__dict__.setdefault(part, SimpleNamespace())
                owner = getattr(owner, part)
            setattr(owner, rest[-1], field.sample)
        return values

    def our_text(self) -> str:
        """Return the words of the template with the fields in braces: what one begins with."""
        text = current_app.jinja_env.get_template(self.template).render(**self.samples())
        text = _unbound(text.strip())
        for field in sorted(self.fields, key=lambda one: -len(one.shown(one.sample))):
            text = text.replace(_unbound(field.shown(field.sample)), f"{{{field.name}}}")
        return text


def _unbound(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def worded_letters() -> dict[str, WordedLetter]:
    """Return the letters the college may word, by their keys."""
    known: dict[str, WordedLetter] = current_app.extensions.get("worded_letters", {})
    return known


def letter_of_template(template: str) -> WordedLetter | None:
    """Return the letter a template is the words of."""
    return next((one for one in worded_letters().values() if one.template == template), None)
