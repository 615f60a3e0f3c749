"""Databases and the data folder."""
