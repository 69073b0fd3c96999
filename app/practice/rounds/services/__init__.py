"""Use cases of a second round: of staff, of students, and the answer of the lottery."""
