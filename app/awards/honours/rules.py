"""Pure decisions about kinds of award: their terms, who may have one, who gets which.

1. What the council chose for somebody comes first.
2. The others take kinds by their places: the first kind in the round's order of which some are
   left and whose least experience they have. Those who share a place take the same step.
3. A representation for a ministry's award is given by the council alone.
4. A kind given more often than it is there, or a place for which none is left, stops the closing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple, Protocol

from flask_babel import gettext as _

from app.awards.enums import MAX_AWARDS, Awarder
from app.awards.honours.enums import MOST_COSIGNERS, HonourKind
from app.awards.honours.errors import (
    CosignersError,
    HonourLimitError,
    HonourOrganizationError,
    HonoursTooManyAwardsError,
    HonourSumError,
    TooLittleExperienceError,
)
from app.awards.ranking import NomineeStanding, fingerprint

LONGEST_SIGNATURE = 150
_DASHES = (" — ", " – ", " - ")


@dataclass(frozen=True)
class HonourTerms:
    """A kind of award; `cosigners` has a line for each further signature, «post — name»."""

    kind: HonourKind
    title: str
    degree: str
    number: int
    wording: str = ""
    awarder: Awarder = Awarder.COLLEGE
    organization_id: int | None = None
    cosigners: str = ""
    least_years: int = 0


class Cosigner(NamedTuple):
    """A further signature under an award."""

    post: str
    name: str


class HonourLike(Protocol):
    """A kind of award as the rules need it."""

    @property
    def id(self) -> int: ...

    @property
    def kind(self) -> HonourKind: ...

    @property
    def number(self) -> int: ...

    @property
    def least_years(self) -> int: ...

    @property
    def words(self) -> str: ...


@dataclass(frozen=True)
class Allotment:
    """Which kind each awarded nomination gets; what stops it: by kind how many too many, and whom.

    `left` are nominations for which no kind is left; `honours` the round's kinds it came of.
    """

    honours: Sequence[HonourLike] = ()
    given: dict[int, int] = field(default_factory=dict)
    over: dict[int, int] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)

    @property
    def words(self) -> dict[int, str]:
        """Return what everybody's award is called, by nomination; empty for the usual kinds."""
        called = {one.id: one.words for one in self.honours}
        return {key: called[one] for key, one in self.given.items()}

    def problems(self, names: Mapping[int, str]) -> Iterator[str]:
        """Yield in words what stops it."""
        for one in self.honours:
            if one.id in self.over:
                yield _(
                    "%(honour)s: предусмотрено %(n)s, по местам получают %(got)s",
                    honour=one.words, n=one.number, got=one.number + self.over[one.id],
                )  # fmt: skip
        if self.left:
            listed = ", ".join(names[one] for one in self.left)
            yield _("не хватило видов наград: %(names)s", names=listed)


def usual_honours(awards: int) -> list[HonourTerms]:
    """Return diplomas of three degrees, one each, and certificates of honour for the others."""
    diplomas = [
        HonourTerms(HonourKind.DIPLOMA, _("Диплом"), _("%(n)s степени", n=degree), 1)
        for degree in ("I", "II", "III")[:awards]
    ]
    rest = awards - len(diplomas)
    if rest:
        diplomas.append(HonourTerms(HonourKind.CERTIFICATE, _("Почётная грамота"), "", rest))
    return diplomas


def check_honour(terms: HonourTerms) -> HonourTerms:
    """Return terms as they are kept; raises HonourOrganizationError, CosignersError."""
    read_cosigners(terms.cosigners)
    if terms.awarder is Awarder.COLLEGE:
        return HonourTerms(**{**vars(terms), "organization_id": None})
    if not terms.organization_id:
        raise HonourOrganizationError(field="organization_id")
    return terms


def check_sum(numbers: Sequence[int]) -> None:
    """Raise HonoursTooManyAwardsError for more awards than a round may give."""
    if sum(numbers) > MAX_AWARDS:
        raise HonoursTooManyAwardsError(field="number")


def check_count(awards: int, honours: Sequence[HonourLike]) -> None:
    """Raise HonourSumError for a number of awards that is not the sum of the kinds."""
    ranked = sum(one.number for one in honours if is_ranked(one))
    if ranked and awards != ranked:
        message = _("По видам наград их %(n)s: измените число у нужного вида.", n=ranked)
        raise HonourSumError(message, field="awards_count")


def read_cosigners(text: str) -> list[Cosigner]:
    """Return the further signatures of a text; raises CosignersError."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    signers = [_signer(line) for line in lines]
    if len(signers) > MOST_COSIGNERS or None in signers:
        raise CosignersError(field="cosigners")
    return [one for one in signers if one]


def is_ranked(honour: HonourLike) -> bool:
    """Tell whether places bring this kind: to a ministry the council alone proposes."""
    return honour.kind is not HonourKind.REPRESENTATION


def has_experience(honour: HonourLike, years: int | None) -> bool:
    """Tell whether somebody of so many years may have an award; unknown years are none."""
    return (years or 0) >= honour.least_years


def check_experience(honour: HonourLike, years: int | None) -> None:
    """Raise TooLittleExperienceError with what is there and what is asked for."""
    if has_experience(honour, years):
        return
    own = _("не указан") if years is None else _("%(n)s лет", n=years)
    message = _(
        "%(honour)s: нужен стаж от %(least)s лет, у наставника — %(own)s.",
        honour=honour.words, least=honour.least_years, own=own,
    )  # fmt: skip
    raise TooLittleExperienceError(message, field="honour_id")


def check_left(honour: HonourLike, *, taken: int) -> None:
    """Raise HonourLimitError when all of a kind are given to others."""
    if taken >= honour.number:
        message = _(
            "%(honour)s: предусмотрено %(n)s, все уже присуждены.",
            honour=honour.words, n=honour.number,
        )  # fmt: skip
        raise HonourLimitError(message, field="honour_id")


def allot(
    honours: Sequence[HonourLike],
    awarded: Sequence[NomineeStanding],
    *,
    years: Mapping[int, int | None],
    chosen: Mapping[int, int],
) -> Allotment:
    """Return who gets which kind; empty for a round without kinds of its own."""
    if not honours:
        return Allotment()
    given = {one.nomination_id: chosen[one.nomination_id] for one in awarded
             if one.nomination_id in chosen}  # fmt: skip
    left: list[int] = []
    ranked = [one for one in honours if is_ranked(one)]
    others = [one for one in awarded if one.nomination_id not in given]
    by_place = sorted(others, key=lambda one: (one.place or 0, one.nomination_id))
    for _place, group in groupby(by_place, key=lambda one: one.place):
        taken = Counter(given.values())
        there = [one for one in ranked if taken[one.id] < one.number]
        for standing in group:
            id_ = standing.nomination_id
            fitting = next((one for one in there if has_experience(one, years.get(id_))), None)
            if fitting is None:
                left.append(id_)
            else:
                given[id_] = fitting.id
    taken = Counter(given.values())
    over = {one.id: taken[one.id] - one.number for one in honours if taken[one.id] > one.number}
    return Allotment(honours, given, over, left)


def ranking_digest(standings: Sequence[NomineeStanding], given: Mapping[int, int]) -> str:
    """Return a digest of a ranking and of the kinds it brings: what is confirmed."""
    ranked = fingerprint(standings)
    return sha256(f"{ranked}{sorted(given.items())}".encode()).hexdigest() if given else ranked


def _signer(line: str) -> Cosigner | None:
    for dash in _DASHES:
        post, found, name = line.partition(dash)
        if found and post.strip() and name.strip() and len(line) <= LONGEST_SIGNATURE:
            return Cosigner(post.strip(), name.strip())
    return None
