"""The question and the answer: instances, their faults, reading and writing, results."""
