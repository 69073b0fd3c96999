"""Plans of several years side by side, and the next year's plan made from the last one."""
