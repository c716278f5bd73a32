"""Meetings about a plan: who is asked, what each is sent, what they close."""
