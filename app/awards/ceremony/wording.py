"""The order, the awards and the sheet of hand-over in words: their snapshots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards.ceremony.models import AwardCeremony, AwardHandover, AwardOrder
from app.awards.ceremony.queries import AwardRow
from app.awards.ceremony.rules import AwardOrderTerms, AwardTitle, title_of_place
from app.awards.enums import Awarder, AwardKind
from app.awards.files import post_of
from app.awards.honours.enums import HonourKind
from app.awards.honours.models import Honour
from app.awards.honours.rules import Cosigner, read_cosigners
from app.awards.models import Award, AwardRound
from app.awards.rules import reason_by_place, spaced_initials
from app.base.cluster import cluster
from app.base.typography import NBSP, day
from app.documents.award_forms import AWARD_ORDER, AWARD_PAPER, AWARD_RECEIPT, LETTER_OF_THANKS
from app.documents.names import initials, parse_name
from app.documents.signatories import college_signature
from app.documents.snapshot import Snapshot, take_snapshot
from app.organizations.models import Organization
from app.settings.queries import find_signatory_on, letterhead_of
from app.web.personal import ERASED

PEN = "_" * 24
# What is done, and whether to somebody («объявляется кому»); else somebody is awarded.
_VERBS: dict[HonourKind | None, tuple[LazyString, bool]] = {
    HonourKind.GRATITUDE: (_l("объявляется"), True),
    HonourKind.REPRESENTATION: (_l("представляется к награждению"), False),
}


@dataclass(frozen=True)
class AwardGiver:
    """In whose name an award is given: whose letterhead, who signs, in what words."""

    awarder: Awarder
    organization: Organization | None = None
    cosigners: Sequence[Cosigner] = ()
    kind: HonourKind | None = None


def title_of(award: Award) -> AwardTitle:
    """Return what an award is called: by its place, or a letter of thanks."""
    if award.kind is AwardKind.LETTER:
        return AwardTitle(str(LETTER_OF_THANKS.title))
    if award.title:
        return AwardTitle(award.title, award.degree)
    return title_of_place(award.place or 0)


def reason_of(award: Award) -> str:
    """Return for what an award is given, as its paper and the order say."""
    if award.kind is AwardKind.LETTER:
        return _("за наставничество над студентами колледжа")
    if award.title:
        return award.wording
    return reason_by_place(award.place or 0, award.round.title)


def basis_of(order: AwardOrder) -> str:
    """Return «приказ от 1 октября 2026 г. № 77»."""
    return f"{_('приказ от %(day)s', day=day(order.signed_on))} №{NBSP}{order.number}"


def minutes_words(body: str, on: str, number: str) -> str:
    """Return «протокол заседания Совета кластера от 28 сентября 2026 г. № 3»."""
    return _("протокол заседания %(body)s от %(day)s %(number)s", body=body, day=on, number=number)


def handed_in_words(handover: AwardHandover | None) -> str:
    """Return «лично» or who received it and how, "" while nobody has."""
    if handover is None:
        return ""
    return ", ".join(filter(None, (handover.received_by, str(handover.way.label))))


def snapshot_of_order(
    round_: AwardRound,
    rows: Sequence[AwardRow],
    *,
    terms: AwardOrderTerms,
    basis: Sequence[str],
    is_draft: bool = False,
) -> Snapshot:
    """Return what the order says, as of now."""
    values: dict[str, Any] = {
        "number": terms.number,
        "draft": _("Проект") if is_draft else "",
        "title": _("О награждении наставников"),
        "preamble": _("По итогам конкурса «%(title)s»", title=round_.title),
        "points": [
            {"number": str(number), "text": text} for number, text in enumerate(_points(round_), 1)
        ],
        "basis": [{"text": line} for line in basis],
        **college_signature(terms.signed_on),
        "annex": _("Список к награждению"),
        "rows": list(_listed(rows)),
    }
    return take_snapshot(AWARD_ORDER, values, date=terms.signed_on)


def snapshot_of_award(award: Award, order: AwardOrder, *, giver: AwardGiver) -> Snapshot:
    """Return what an award's paper says; letters of thanks have a form of their own."""
    title, mentor = title_of(award), award.mentor
    verb, is_dative = _VERBS.get(giver.kind, (_l("награждается"), False))
    values = {
        "number": str(award.number),
        "heading": [{"text": line} for line in _heading(giver)],
        "emblem": "" if giver.awarder is Awarder.ORGANIZATION else _("да"),
        "title": title.title,
        "degree": title.degree,
        "verb": str(verb),
        "recipient_name": mentor.name_dative if is_dative else mentor.full_name,
        "recipient_post": mentor.position_dative if is_dative else mentor.position,
        "organization": mentor.organization.name,
        "reason": reason_of(award),
        "basis": basis_of(order),
        "signatories": list(_signatories(award, order, giver)),
        "place": cluster().letterhead["town"],
    }
    return take_snapshot(AWARD_PAPER, values, date=award.awarded_on)


def with_basis(snapshot: Snapshot, basis: str) -> Snapshot:
    """Return a letter of thanks that rests on an order; everything else as it was."""
    values = {**snapshot["values"], "basis": basis}
    return {"form": snapshot["form"], "date": snapshot["date"], "values": values}


def snapshot_of_receipt(
    round_: AwardRound,
    rows: Sequence[AwardRow],
    *,
    order: AwardOrder,
    ceremony: AwardCeremony | None,
) -> Snapshot:
    """Return the sheet of hand-over as of now: an empty cell waits for a pen."""
    values: dict[str, Any] = {
        "title": _("Конкурс «%(title)s»", title=round_.title),
        "place": ceremony.place if ceremony else "",
        "basis": basis_of(order),
        "rows": [
            {
                "number": str(number),
                "name": row.award.mentor.full_name,
                "organization": row.award.mentor.organization.short_name,
                "award": title_of(row.award).words,
                "paper": str(row.award.number),
                "handed": day(row.handover.handed_on) if row.handover else "",
                "received": handed_in_words(row.handover),
            }
            for number, row in enumerate(rows, 1)
        ],
        **college_signature(round_.ceremony_on),
    }
    return take_snapshot(AWARD_RECEIPT, values, date=round_.ceremony_on)


def _points(round_: AwardRound) -> Iterator[str]:
    yield _("Наградить наставников по списку в приложении.")
    on = day(round_.ceremony_on)
    yield (_("Вручить награды %(day)s", day=on).removesuffix(".") + ".")
    yield _("Контроль за исполнением приказа оставляю за собой.")


def _listed(rows: Sequence[AwardRow]) -> Iterator[dict[str, str]]:
    for number, row in enumerate(rows, 1):
        mentor = row.award.mentor
        yield {
            "number": str(number),
            "name": mentor.full_name,
            "post": mentor.position,
            "organization": mentor.organization.short_name,
            "reason": reason_of(row.award),
            "award": f"{title_of(row.award).words}, №{NBSP}{row.award.number}",
        }


def giver_of(order: AwardOrder, organization: Organization | None) -> AwardGiver:
    """Return in whose name the order gives what has no kind of its own."""
    return AwardGiver(order.awarder, organization)


def giver_by(honour: Honour) -> AwardGiver:
    """Return in whose name a kind of award is given."""
    # Whose name was erased signs no more.
    signers = read_cosigners("" if honour.cosigners == ERASED else honour.cosigners)
    return AwardGiver(honour.awarder, honour.organization, signers, honour.kind)


def _heading(giver: AwardGiver) -> Iterator[str]:
    head, organization = cluster().letterhead, giver.organization
    if giver.awarder is not Awarder.ORGANIZATION:
        yield from filter(None, (head["republic"], head["ministry"], head["kind"], head["name"]))
    if organization:
        own = letterhead_of(organization.id)
        lines = own.heading.splitlines() if own and own.heading else [organization.name]
        yield from filter(None, (line.strip() for line in lines))


def _signatories(award: Award, order: AwardOrder, giver: AwardGiver) -> Iterator[dict[str, str]]:
    round_ = award.round
    if giver.awarder is not Awarder.ORGANIZATION:
        yield {"post": post_of(round_), "name": spaced_initials(round_.signatory_name)}
    if giver.organization:
        yield _signatory_of(giver.organization, order.signed_on)
    for signer in giver.cosigners:
        yield {"post": signer.post, "name": spaced_initials(signer.name)}


def _signatory_of(organization: Organization, on: date) -> dict[str, str]:
    found = find_signatory_on(on, organization_id=organization.id)
    if found is None:
        post, name = _("Руководитель"), PEN
    else:
        post = found.post[:1].upper() + found.post[1:]
        name = initials(parse_name(found.name), last_first=False)
    is_told = organization.short_name in post
    return {"post": post if is_told else f"{post} {organization.short_name}", "name": name}
