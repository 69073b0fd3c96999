"""Posts in grammatical cases: «учителю математики», «первого заместителя директора».

Adjectives and participles up to the first noun, and that noun, change; the rest of a post
(«математики», «детским садом», «обязанности директора») depends on them and never does.
"""

import re
from typing import TYPE_CHECKING

from app.base.file_text import file_text
from app.documents.morphology import morphology
from app.documents.names import Case

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse

_GRAMMEMES = {
    Case.NOMINATIVE: "nomn",
    Case.GENITIVE: "gent",
    Case.DATIVE: "datv",
    Case.ACCUSATIVE: "accs",
    Case.INSTRUMENTAL: "ablt",
    Case.PREPOSITIONAL: "loct",
}
_ATTRIBUTES = ("ADJF", "PRTF")
_NAMING = (*_ATTRIBUTES, "NOUN")
# An abbreviation shows no case: «и.о. директора», «зам. директора», «врио директора».
_SHORTENED = re.compile(r"\w[\w.]*\.$|врио$|врид$|ио$", re.IGNORECASE)
# What stands before a hyphen without a case of its own: «бизнес-тренер», «шеф-повар».
_FIRST_PARTS = frozenset({"бизнес", "веб", "вице", "интернет", "медиа", "пресс", "шеф", "экс"})
# Words newer than the dictionary whose ending leaves no doubt: «тьютор», «коворкер».
_DOER = re.compile(r"[а-яё]{2,}(?:тор|лог|ист|ер|ор|граф)$")
# An adjective alone is a person when the next word says for what: «ответственный за практику».
_LINKS = frozenset({"за", "по", "на", "в"})


def inflect_post(post: str, case: Case, override: str | None = None) -> str:
    """Return the post in `case`, "" when it has no head that the dictionary knows.

    A paper without the post is better than one with a wrong ending. A text in `override` (how
    somebody wants it written in this case) wins.
    """
    wanted = " ".join(file_text(override or "").split())
    cleaned = " ".join(file_text(post).split())
    if wanted or case is Case.NOMINATIVE or _SHORTENED.match(cleaned.partition(" ")[0]):
        return wanted or cleaned
    first, *others = cleaned.split(", ")
    changed = _inflected(first.split(), case)
    # «Учитель, методист» are two posts, «по учебной, воспитательной работе» is one.
    more = [" ".join(_inflected(other.split(), case)) or other for other in others]
    return ", ".join([" ".join(changed), *more]) if changed else ""


def _inflected(words: list[str], case: Case) -> list[str]:
    """Return the words with the head in `case`, nothing when there is no head."""
    changed: list[str] = []
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if not changed and _answers(word, ("PRTF",)) and not _answers(following, _NAMING):
            return [_word(word, case, ("PRTF",)), *words[at + 1 :]]
        if _answers(word, _ATTRIBUTES) and _answers(following, _NAMING):
            changed.append(_word(word, case, _ATTRIBUTES))
        elif _answers(word, ("NOUN",)):
            return [*changed, _word(word, case, ("NOUN",)), *words[at + 1 :]]
        elif _answers(word, _ATTRIBUTES) and following in _LINKS:
            return [*changed, _word(word, case, _ATTRIBUTES), *words[at + 1 :]]
        else:
            break
    return []


def _word(word: str, case: Case, kinds: tuple[str, ...]) -> str:
    """Return the word in `case`; of two words with a hyphen both change when both are nouns."""
    first, hyphen, rest = word.partition("-")
    if hyphen and not morphology().word_is_known(word):
        inflects = first.lower() not in _FIRST_PARTS and _answers(first, ("NOUN",))
        kept = first if first.isupper() else first.lower()
        head = _word(first, case, ("NOUN",)) if inflects else kept
        return f"{head}-{_word(rest, case, kinds)}"
    found = _nominative(word, kinds)
    grammemes = {_GRAMMEMES[case], "sing"}
    if case is Case.ACCUSATIVE and found is not None and found.tag.gender == "masc":
        grammemes |= {"anim"} if found.tag.POS in _ATTRIBUTES else set()
    changed = found.inflect(grammemes) if found else None
    return str(changed.word) if changed else word


def _answers(word: str, kinds: tuple[str, ...]) -> bool:
    return _nominative(word.rpartition("-")[2], kinds) is not None


def _nominative(word: str, kinds: tuple[str, ...]) -> "Parse | None":
    """Return a word as the dictionary has it when it answers «кто?» or «какой?», else None."""
    if word.lower() in _LINKS:
        return None
    if not morphology().word_is_known(word) and not _DOER.fullmatch(word.lower()):
        return None
    found = (
        one
        for one in morphology().parse(word)
        if {"nomn", "sing"} in one.tag and one.tag.POS in kinds and one.tag.gender != "neut"
    )
    return max(found, key=lambda one: ("anim" in one.tag, one.score), default=None)
