"""Who signs, as a contract names them: «в лице директора Зориной Анны Петровны, действующей …»."""

from typing import Any

from flask_babel import gettext as _

from app.base.typography import NBSP, day
from app.documents.names import Case, Gender, guess_gender, inflect, parse_name
from app.documents.posts import inflect_post
from app.settings.enums import Authority

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


def signatory_phrase(signatory: Any) -> str:
    """Return the words a signatory stands in; cases made by hand win over the rules."""
    name = parse_name(signatory.name)
    gender = Gender(signatory.gender.value) if signatory.gender else guess_gender(name)
    post = inflect_post(signatory.post, Case.GENITIVE, signatory.post_genitive)
    person = inflect(name, Case.GENITIVE, gender, signatory.name_genitive)
    whom = " ".join(filter(None, (post, person)))
    return _(
        "в лице %(whom)s, %(acting)s на основании %(authority)s",
        whom=whom,
        acting=_ACTING[gender],
        authority=authority_words(signatory),
    )


def authority_words(signatory: Any) -> str:
    """Return by what right somebody signs, in the genitive: «доверенности № 7 от 9 января …»."""
    number = f"№{NBSP}{signatory.authority_number}" if signatory.authority_number else ""
    since = _("от %(day)s", day=day(signatory.authority_on)) if signatory.authority_on else ""
    return " ".join(filter(None, (_BY[signatory.authority], number, since)))
