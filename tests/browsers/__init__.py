"""Browsers that readers have and Playwright does not: old ones, and those of other makers."""
