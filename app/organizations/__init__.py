"""Participants of the cluster: employers and colleges, their requisites and contact persons."""
