"""What changed between two versions of declarations, in the words of the form: matching, differences, and git."""
