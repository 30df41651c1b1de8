"""The place of an indicator in the tree."""
