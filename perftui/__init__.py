"""Declarations of government project performance as plain text: read, check, format, total, browse."""

__version__ = "0.1.0"
