"""Organizations that ask to take part in the cluster, and what the college answers."""
