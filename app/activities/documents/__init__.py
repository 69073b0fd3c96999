"""The cluster's documents: what it adopts, in which version, and who agreed.

A document is a card with versions; each version is a file that never changes. The newest one is a
draft until it is sent round (the approval sheet: who was asked, what they said) and approved, by
minutes where its kind needs them. What was approved is frozen: a further version begins a new
draft while the approved one stays in force. The plan counts a document from the day a version of it
was approved; one that was cancelled proves nothing.
"""
