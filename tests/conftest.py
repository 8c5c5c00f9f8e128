"""What every test shares: one fixed day."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 24)
