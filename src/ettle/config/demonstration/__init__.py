"""The demonstration: its world, its one-click sign-in and its outbox. Never in production."""
