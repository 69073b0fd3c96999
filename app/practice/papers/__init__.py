"""The papers of a practice: order, lists of bases, directions, what each student takes along."""
