"""What making every PDF costs, beside what the site engine costs for the same content."""
