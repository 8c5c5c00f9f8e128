"""Builds the staged pages with another engine, and says what readers would get that differs."""
