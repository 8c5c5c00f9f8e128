"""Measures of this project against others, each by its own command. No test depends on a time."""
