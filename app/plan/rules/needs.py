"""What proves an item: kinds of records and how many for each deadline."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from app.plan.enums import EvidenceKind, Topic

MOST_NEEDS = 3
MOST_RECORDS = 50


@dataclass(frozen=True, slots=True)
class Need:
    """So many records of any of these kinds, for each deadline or period of an item.

    Needs of one item are joined by «and», the kinds of one need by «or».
    """

    kinds: tuple[EvidenceKind, ...]
    count: int = 1

    def to_json(self) -> dict[str, Any]:
        """Return the need as plain values."""
        return {"kinds": [kind.value for kind in self.kinds], "count": self.count}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        return cls(tuple(EvidenceKind(kind) for kind in data["kinds"]), data["count"])


_K = EvidenceKind
_REPORT = (_K.EVENT, _K.REPORT)
ANY = Need(tuple(EvidenceKind))

# What a plan expects to see, by the words of the result. Every row that fits gives a need, but a
# word that a row has taken is not read again: «отчёт об аудите» is no agreement, «протокол» of
# a meeting no other paper.
_RESULTS: tuple[tuple[str, tuple[EvidenceKind, ...]], ...] = (
    (r"прогноз\w* потребност", (_K.FORECAST,)),
    (r"договор\w* о целев\w+|целев\w+ договор", (_K.CONTRACT,)),
    (r"ярмарк", (_K.FAIR,)),
    (r"распределени\w+ (студент|обучающ)\w+", (_K.DISTRIBUTION,)),
    (r"вручени\w+ (наград|благодарств)|награжден\w+ наставник", (_K.AWARD_ROUND,)),
    (r"рабоч\w+ групп", (_K.WORKING_GROUP,)),
    (r"протокол", (_K.MEETING,)),
    (r"удостоверени|свидетельств|сертификат|скиллс-?паспорт", (_K.CERTIFICATE,)),
    (r"интернет-?страниц|информационн\w+ сопровождени|публикаци|медиаплан", (_K.PUBLICATION,)),
    (r"справк\w+ о результат|результат\w* (анкетир|опрос)", (_K.SURVEY, _K.REPORT)),
    (r"отчет", _REPORT),
    (r"справк", (_K.REPORT,)),
    (r"результат\w* (конкурс|чемпионат|олимпиад)", (_K.EVENT,)),
    (
        r"план работы|паспорт|список|перечен|разработанн\w+ документ|предложени|регламент|положени"
        r"|соглашени|\bдоговор|согласован|экспертн\w+ заключени|приказ",
        (_K.DOCUMENT,),
    ),
)
# Results whose words are told best by the deed: a base of practices is a register, not a practice.
_DEEDS: tuple[tuple[str, tuple[EvidenceKind, ...]], ...] = (
    (r"(единой|единую) баз\w+ практик", (_K.BASE_REGISTRY, _K.DOCUMENT, _K.REPORT)),
)
_BY_TOPIC: Mapping[Topic, tuple[EvidenceKind, ...]] = {
    Topic.PRACTICE_BASES: (_K.PRACTICE_PERIOD, _K.DISTRIBUTION),
    Topic.MENTORING: (_K.MENTORSHIP,),
    Topic.MENTOR_AWARDS: (_K.AWARD_ROUND,),
    Topic.TARGET_CONTRACTS: (_K.CONTRACT,),
    Topic.JOB_FAIR: (_K.FAIR,),
    Topic.MEETING: (_K.MEETING,),
    Topic.MEDIA: (_K.PUBLICATION,),
    Topic.MONITORING: (_K.SURVEY, _K.REPORT),
    Topic.CAREER_GUIDANCE: _REPORT,
    Topic.EXAM: _REPORT,
    Topic.CHAMPIONSHIP: _REPORT,
    Topic.TRAINING: (_K.CERTIFICATE, *_REPORT),
    Topic.REGULATION: (_K.DOCUMENT,),
}


def propose_needs(expected_result: str, title: str, topic: Topic) -> tuple[Need, ...]:
    """Return what should prove an item; staff confirms it.

    The words of the expected result decide, the deed where they say too little, then the topic.
    A report on mentoring needs the mentorships it tells of. Empty when nothing is known: any
    record counts then.
    """
    found = _read(_folded(title), _DEEDS) or _read(_folded(expected_result), _RESULTS)
    if found == [_REPORT] and topic is Topic.MENTORING:
        found = [(_K.MENTORSHIP,), _REPORT]
    if not found and topic in _BY_TOPIC:
        found = [_BY_TOPIC[topic]]
    return tuple(Need(kinds) for kinds in found[:MOST_NEEDS])


def kinds_of(needs: Sequence[Need]) -> frozenset[EvidenceKind]:
    """Return every kind that counts for some of the needs."""
    return frozenset(kind for need in needs for kind in need.kinds)


def _read(
    words: str, table: Sequence[tuple[str, tuple[EvidenceKind, ...]]]
) -> list[tuple[EvidenceKind, ...]]:
    found: list[tuple[EvidenceKind, ...]] = []
    for pattern, kinds in table:
        words, times = re.subn(rf"({pattern})\w*", " ", words)
        if times and kinds not in found:
            found.append(kinds)
    return found


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())
