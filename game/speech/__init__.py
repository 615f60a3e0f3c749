"""Voices: words in, sound and word times out, on a thread of its own."""
