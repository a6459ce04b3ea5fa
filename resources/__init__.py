"""Fonts, icons, translations and the demonstration catalog, as files beside this one."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the resources lie; the same layout in a checkout, a wheel and a frozen build."""
