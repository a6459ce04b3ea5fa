"""Slip printers: what is printed (`document`), the seam with its states and errors (`seam`), and those behind it."""
