"""Rolls of nobody: invented pupils, families and staff, for trying and testing.

What belongs here: names and rates, and how a roll is put together from them and a number. What
does not: any real person, and the database. The same number gives the same bytes.
"""
