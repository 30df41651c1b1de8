"""Fields and dates of the form."""
