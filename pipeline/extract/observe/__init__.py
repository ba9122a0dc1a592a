"""Settled figures of a sentence enter, the rows of a researcher's table leave.

view -> roles (level or change) -> measure -> scope (period, place, subject) -> rows.
"""
