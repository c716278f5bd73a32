"""What is to be sent, and the day it was sent. It knows nothing of what letters say."""
