"""Turns the staged folder into a finished site, and puts it in place in one move."""
