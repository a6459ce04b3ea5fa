"""Releases on the terminal: fetched, verified, built aside, swapped in. What is wrong leaves the old one serving."""
