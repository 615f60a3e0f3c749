"""The rules: standard library only, no clock, no file, no screen, no chance."""
