"""The places of the program besides the challenges: pure scenes, handed plain values."""
