"""What happens to a contract after its draft: moves, signatures, amendments."""
