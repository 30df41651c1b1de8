"""Amounts that must agree."""
