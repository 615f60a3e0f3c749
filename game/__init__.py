"""Déficlic: learning challenges for young people with disabilities."""

__version__ = "0.2.0"
