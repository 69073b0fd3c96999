"""Agreements on practical training (order 885/390): papers, terms, amendments, the gate.

An agreement is told in editions: its own text and one for each amendment. What holds on a day
is the newest signed edition whose day has come; everybody who asks for an agreement asks for a day.
"""
