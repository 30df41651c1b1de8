"""Checks of what a declaration says, one rule a module; a module's docstring is the rule's page."""
