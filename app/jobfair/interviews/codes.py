"""Codes that stand for students where everybody looks: on the screen of the hall.

A code says nothing of the person: it is the record's number, scattered by the fair's lottery,
so that the same student has another code at another fair. Two students never share one.
"""

_LETTERS = "23456789БВГДЖКЛМНПРСТФХЦЧШ"  # nothing to mix up, and no vowels to make words of
_LENGTHS = (4, 5, 7)


def code_of(student_id: int, *, seed: int) -> str:
    """The code of a student at the fair with this seed."""
    length = next(n for n in _LENGTHS if student_id < len(_LETTERS) ** n or n == _LENGTHS[-1])
    space = len(_LETTERS) ** length
    step = _coprime(seed)
    return _written((student_id * step + seed) % space, length)


def _coprime(seed: int) -> int:
    """A number that shares no factor with 26, so that multiplying by it mixes up nobody."""
    step = seed % 1_000_003 + 17_001
    while step % 2 == 0 or step % 13 == 0:
        step += 1
    return step


def _written(number: int, length: int) -> str:
    letters = []
    for _place in range(length):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return "".join(reversed(letters))
