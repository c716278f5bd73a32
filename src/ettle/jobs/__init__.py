"""Long work that a person waits for: asked in a page, done by a worker, with its progress.

It knows nothing of what the work is: rooms above register kinds (``registry``).
"""
