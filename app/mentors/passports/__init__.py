"""The passport of a mentor: where he works and worked, on what ground, how many he may lead.

How the data flows::

    own form, card, spreadsheet ─ MentorTerms, PassportTerms ─▶ services ─ rules ─▶ Mentor
                                                                   │
    move, second post ─ PostTerms ─────────────────────────────────┴──▶ MentorPost (with days)
    card ◀─ queries.read_passport ◀─ Mentor, posts, training, work of the mentorships

`Mentor.organization` and `.position` are the main place of today. Every other place, a second one
or a former one, is a `MentorPost` with its days: who changes the organization keeps the card and
all that hangs on it. How many a mentor leads is counted with the mentor's row locked, over all
organizations and periods: two buttons pressed in one moment cannot both take the last place.
"""
