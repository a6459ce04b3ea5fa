"""The touch interface. The only room where PySide6 is imported."""
