"""Checks a council's guides and pledge, and builds the site that shows them."""
