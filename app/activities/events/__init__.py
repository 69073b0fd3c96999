"""What the cluster holds: excursions, internships, open days, championships, exams, audits.

An event is planned with its dates, organizations and expected participants, may be moved (each move
keeps its reason) and laid out as a series, is marked as held with who came and what came of it, and
is finished when its report is there: then it proves its plan items, on the day it was held. A held
event asks for its publication by itself.
"""
