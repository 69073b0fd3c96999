"""The weeks of practice: who is there, what was done, who saw it, marks and feedback."""
