"""A checked document tree, written as HTML, PDF, Word and plain text, and kept once issued.

Plumbing: it knows nothing of plans, requests or children. What a document says, and who may read
it, belongs to the room that asks for it.
"""
