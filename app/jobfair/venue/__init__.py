"""Before the fair: its calendar, hall, participants, programme and guests."""
