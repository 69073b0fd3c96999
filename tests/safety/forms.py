"""Forms of a page as a browser would send them, and what an adversary puts into them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from lxml import html

_SAMPLES = {"date": "2024-03-15", "time": "10:00", "number": "1", "email": "someone@test.example"}
FILLER = "Текст"  # what an empty field of words gets
HUGE = str(10**30)
# Raw bytes, sent percent-encoded: not all of them are text at all.
NASTY: dict[str, list[bytes]] = {
    "NUL": [b"a\x00b"],
    "NUL and lone surrogate": [b"a\x00\xed\xa0\x80b"],
    "lone surrogate": [b"\xed\xa0\x80x"],
    "broken UTF-8 and controls": [b"\xff\xfe\x1b\x7f\r\nBcc: x@y.example"],
    "huge number": [HUGE.encode()],
    "past 64 bits": [str(2**63).encode()],
    "negative": [b"-1"],
    "text for a number": ["пять".encode()],
    "not a number": [b"NaN"],
    "wildcards": [b"%_\\'\"`;--{{7*7}}"],
    "impossible date": [b"2024-02-31"],
    "first year": [b"0001-01-01"],
    "last year": [b"9999-12-31"],
    "earliest day": [b"1900-01-01"],
    "latest day": [b"2100-12-31"],
    "array": [b"1", b"2", b"1"],
    "empty": [b""],
    "other digits": ["١٢".encode()],
    "superscript": ["²".encode()],
    "attribute": [b"__class__"],
}
# What goes into one field while the others stay good: past the form, towards the database.
ALONE = {
    "date": ("earliest day", "latest day"),
    "time": ("not a number",),
    "number": ("huge number", "past 64 bits"),
    "hidden": ("huge number", "past 64 bits"),
    "select": ("huge number", "array"),
    "checkbox": ("huge number", "array"),
}
ALONE_IN_TEXT = ("NUL and lone surrogate", "wildcards")


@dataclass
class SentForm:
    """What a form of a page would send if its reader filled in the gaps."""

    action: str
    method: str
    values: dict[str, list[bytes]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)

    def complete(self, **given: str) -> dict[str, list[bytes]]:
        """Return the values of a form filled in with care: what may stay empty does."""
        kept = {key: it for key, it in self.values.items() if key not in self.optional}
        return kept | {key: [value.encode()] for key, value in given.items()}

    def halves(self) -> Iterator[bytes]:
        """Yield bodies with some fields left out."""
        names = list(self.values)
        for absent in (names[::2], names[1::2]):
            yield encoded({key: it for key, it in self.values.items() if key not in absent})

    def bad(self, *names: str) -> bytes:
        """Return a body with these fields bad among good ones."""
        places = {name: place for place, name in enumerate(self.values)}
        kinds = {name: ALONE.get(self.kinds.get(name, ""), ALONE_IN_TEXT) for name in names}
        given = {name: NASTY[kinds[name][places[name] % len(kinds[name])]] for name in names}
        return encoded({**self.values, **given})

    @property
    def visible(self) -> list[str]:
        """The fields a refusal points at."""
        return [name for name, kind in self.kinds.items() if kind != "hidden"]


def told_invalid(source: str) -> set[str]:
    """Return the fields a page says are wrong."""
    return set(html.fromstring(source).xpath("//*[@aria-invalid='true']/@name"))


def turned(names: Iterable[str], turn: int) -> bytes:
    """Return a body with something else bad in each field; all kinds come up within few turns."""
    kinds = list(NASTY.values())
    return encoded({name: kinds[(turn + place) % len(kinds)] for place, name in enumerate(names)})


def encoded(values: dict[str, list[bytes]]) -> bytes:
    """Return values as a percent-encoded body or query."""
    return urlencode(values, doseq=True).encode()


def forms_of(path: str, source: str) -> list[SentForm]:
    """Return the forms within the main part of a page."""
    page = html.fromstring(source or "<p>")
    return [_read(path, form) for form in page.xpath("//main//form")]


def _read(path: str, form: Any) -> SentForm:
    sent = SentForm(
        urlsplit(form.get("action") or path).path or path, (form.get("method") or "get").upper()
    )
    for control in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
        sent.values.setdefault(control.get("name"), []).extend(_value(control))
        sent.kinds[control.get("name")] = _kind(control)
        if _is_empty(control):
            sent.guessed.add(control.get("name"))
            if control.get("required") is None and not _always_sends(control):
                sent.optional.add(control.get("name"))
    for button in form.xpath(".//button[@name]"):
        sent.values.setdefault(button.get("name"), [(button.get("value") or "").encode()])
    return sent


def _kind(control: Any) -> str:
    return str(control.get("type", "text") if control.tag == "input" else control.tag)


def _always_sends(control: Any) -> bool:
    return control.tag == "select" and not control.xpath(".//option[@value = '']")


def _is_empty(control: Any) -> bool:
    if control.tag == "select":
        return not control.xpath(".//option[@selected][@value != '']")
    written = control.text if control.tag == "textarea" else control.get("value")
    return not (written or "").strip()


def _value(control: Any) -> list[bytes]:
    if control.tag == "select":
        offered = [one.get("value") for one in control.xpath(".//option[@value != '']")]
        chosen = control.xpath(".//option[@selected][@value != '']/@value")
        return [one.encode() for one in (chosen or offered)[:1]]
    if control.tag == "textarea":
        return [(control.text or "").strip().encode() or FILLER.encode()]
    kind = control.get("type", "text")
    if kind in {"checkbox", "radio"}:
        return [control.get("value", "y").encode()]
    return [(control.get("value") or _SAMPLES.get(kind, FILLER)).encode()]
