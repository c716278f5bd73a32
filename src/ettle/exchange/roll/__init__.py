"""The roll file: its columns, how it is read and how it is checked.

What belongs here: bytes in, lines and rejected rows out. What does not: the database. What a
file is compared with is passed in.
"""
