"""A topic proposed for an item by the words of its title; a person confirms it."""

import re

from app.plan.enums import Topic
from app.plan.reading.prose import one_line

# The first row whose words are in the title wins, so the particular stands before the general:
# the award of mentors before mentoring, courses for experts of the exam before the exam.
_WORDS = (
    (Topic.MENTOR_AWARDS, r"(чествован|награжд|поощрен)\w*.*наставник|лучш\w+ наставник"),
    (Topic.TARGET_CONTRACTS, r"целев\w+ (обучени|договор|подготовк|прием)"),
    (Topic.JOB_FAIR, r"ярмарк"),
    (Topic.PRACTICE_BASES, r"баз\w* практик|(производственн|учебн|педагогическ)\w+ практик"),
    (
        Topic.REGULATION,
        r"нормативн|регламента\b|паспорт|план\w* работы|контрольных цифр|\bкцп\b|экспертиз"
        r"|списка профессий|рабочих групп|положени[яе] о|локальн\w+ акт",
    ),
    (Topic.MEDIA, r"медиа|публикаци|интернет-страниц|\bсми\b|\bсайт|социальн\w+ сет"),
    (Topic.MONITORING, r"мониторинг|анкетирован|опрос|аудит|\bанализ"),
    (
        Topic.TRAINING,
        r"стажировок|стажировк[аиу]\b|повышени\w+ квалификаци|онлайн.?обучени|семинар",
    ),
    (Topic.CHAMPIONSHIP, r"чемпионат|конкурс|олимпиад"),
    (Topic.EXAM, r"демонстрационн\w+ экзамен|итогов\w+ аттестаци"),
    (Topic.MENTORING, r"наставнич"),
    (
        Topic.CAREER_GUIDANCE,
        r"профориент|профессиональн\w+ (ориентаци|проб)|экскурси|билет в будущее|открытых дверей"
        r"|недел\w+ с работодател|точ\w+ роста|школьник",
    ),
    (Topic.MEETING, r"заседани|совещани|собрани"),
)


def propose_topic(title: str) -> Topic:
    """Return the topic whose words the title has first in our order, else `Topic.OTHER`."""
    words = one_line(title).lower().replace("ё", "е")
    return next((topic for topic, known in _WORDS if re.search(known, words)), Topic.OTHER)
