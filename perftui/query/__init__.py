"""Conditions over declarations: the filter line of the terminal program and the rules of a bureau.

`read_query(text)` gives a `Query` or a `Fault` with its place; nothing is ever evaluated but what the grammar knows.
"""
