"""Who signs, as a contract names them: «в лице директора Зориной Анны Петровны, действующей …»."""

from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from app.base.typography import NBSP, day
from app.documents.names import Case, Gender, guess_gender, inflect, initials, parse_name
from app.documents.posts import inflect_post
from app.settings.enums import Authority
from app.settings.queries import find_signatory_on
from app.settings.rules import PartySignatoryTerms

_PEN = "_" * 24  # a ruled line for the pen
_BY = {
    Authority.CHARTER: "Устава",
    Authority.POWER: "доверенности",
    Authority.ORDER: "приказа",
    Authority.REGULATIONS: "положения",
}
_ACTING = {
    Gender.MALE: "действующего",
    Gender.FEMALE: "действующей",
    None: "действующего (действующей)",
}


class SignatoryWords(NamedTuple):
    """A signatory in the genitive, as the first sentence of a contract wants it."""

    post: str
    name: str
    acting: str
    authority: str


def head_of(name: str, post: str) -> PartySignatoryTerms:
    """Return the head of an organization that named no signatories: signs by its charter."""
    return PartySignatoryTerms(name, post)


def signatory_words(signatory: Any) -> SignatoryWords:
    """Return the words a signatory stands in; cases made by hand win over the rules."""
    name = parse_name(signatory.name)
    gender = Gender(signatory.gender.value) if signatory.gender else guess_gender(name)
    return SignatoryWords(
        post=inflect_post(signatory.post, Case.GENITIVE, signatory.post_genitive),
        name=inflect(name, Case.GENITIVE, gender, signatory.name_genitive),
        acting=_ACTING[gender],
        authority=authority_words(signatory),
    )


def signatory_phrase(signatory: Any) -> str:
    """Return the phrase a signatory stands in: shown before anything is printed."""
    words = signatory_words(signatory)
    return _(
        "в лице %(whom)s, %(acting)s на основании %(authority)s",
        whom=" ".join(filter(None, (words.post, words.name))),
        acting=words.acting,
        authority=words.authority,
    )


def authority_words(signatory: Any) -> str:
    """Return by what right somebody signs, in the genitive: «доверенности № 7 от 9 января …»."""
    number = f"№{NBSP}{signatory.authority_number}" if signatory.authority_number else ""
    since = _("от %(day)s", day=day(signatory.authority_on)) if signatory.authority_on else ""
    return " ".join(filter(None, (_BY[signatory.authority], number, since)))


def college_signature(on: date) -> dict[str, str]:
    """Return how the college signs a paper of a day: the fields its forms call alike.

    Where nobody is known to sign, a line is left for the pen.
    """
    signatory = find_signatory_on(on, organization_id=None)
    if signatory is None:
        return {"signatory_post": _("Директор"), "signatory_name": _PEN}
    return {
        "signatory_post": signatory.post[:1].upper() + signatory.post[1:],
        "signatory_name": initials(parse_name(signatory.name), last_first=False),
    }
