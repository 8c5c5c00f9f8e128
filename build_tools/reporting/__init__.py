"""Tells people what is going on: what a change does, and what is due to be looked at."""
