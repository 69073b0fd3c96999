"""Demo data: invented, plausible, deterministic, every record marked as demo."""
