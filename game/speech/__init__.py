"""Voices, recordings and earcons. Nothing here imports pygame or a speech engine before it is used."""
