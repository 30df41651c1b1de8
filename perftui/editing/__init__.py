"""Declarations being edited: drafts over the disk, changes that can be taken back, saving that loses nothing.

Nothing here knows a screen. A change is a list of text edits for each file that it touches; undo is its inverse.
"""
