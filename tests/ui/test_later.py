"""Modules that are loaded once they are asked for something."""

import subprocess
import sys
from pathlib import Path

BEGIN = """
import sys
from ui.later import come_later

sys.path.insert(0, {folder!r})
come_later(["slow", "broken", "whole", "whole.part", "missing", "json"])
"""


def says(folder: Path, code: str) -> list[str]:
    """What a new Python prints, line by line."""
    code = BEGIN.format(folder=str(folder)) + code
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()


def test_a_module_is_loaded_with_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("print('loaded')\nanswer = 42\n")
    code = "import slow\nprint('imported')\nprint(slow.answer, slow.answer, slow.__file__[-7:])"
    assert says(tmp_path, code) == ["imported", "loaded", "42 42 slow.py"]


def test_a_name_taken_from_it_loads_it_at_once(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("print('loaded')\nanswer = 42\n")
    assert says(tmp_path, "from slow import answer\nprint(answer)") == ["loaded", "42"]


def test_what_it_has_not_is_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("answer = 42\n")
    code = "import slow\ntry:\n    slow.question\nexcept AttributeError as error:\n    print(error)"
    assert says(tmp_path, code) == ["module 'slow' has no attribute 'question'"]


def test_a_module_that_is_not_there_is_missed_where_it_is_imported(tmp_path: Path) -> None:
    code = "try:\n    import missing\nexcept ModuleNotFoundError as error:\n    print(error)"
    assert says(tmp_path, code) == ["No module named 'missing'"]


def test_part_of_a_package_is_loaded_without_the_package(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / "__init__.py").write_text("print('whole')\nanswer = 1\n")
    (tmp_path / "whole" / "part.py").write_text("print('part')\nanswer = 2\n")
    code = "import whole.part\nprint(whole.part.answer)\nprint(whole.answer)"
    assert says(tmp_path, code) == ["part", "2", "whole", "1"]


def test_a_library_of_python_is_whole_once_it_is_asked(tmp_path: Path) -> None:
    code = "import json\nprint('json.decoder' in sys.modules)\nprint(json.loads('[1]'), json.JSONDecodeError.__name__)"
    assert says(tmp_path, code) == ["False", "[1] JSONDecodeError"]


def test_a_module_that_breaks_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("import sys\nif not hasattr(sys, 'mended'):\n    1 / 0\nanswer = 42\n")
    code = """
import broken
for _ in range(2):
    try:
        print(broken.answer)
    except ZeroDivisionError:
        print("broken")
        sys.mended = True
"""
    assert says(tmp_path, code) == ["broken", "42"]


def test_who_asks_while_another_thread_loads_it_gets_all_of_it(tmp_path: Path) -> None:
    """Ten of them at once, each of many modules, while the interpreter changes hands all the time."""
    names = [f"many{number}" for number in range(40)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("import time\nfirst = 1\ntime.sleep(0.002)\nlast = 2\n")
    code = f"""
import threading
come_later({names!r})
sys.setswitchinterval(1e-6)
modules = [__import__(name) for name in {names!r}]
together = threading.Barrier(10)
faults = []


def ask():
    for module in modules:
        together.wait()
        try:
            assert (module.last, module.first) == (2, 1)
        except BaseException as error:
            faults.append(repr(error))


threads = [threading.Thread(target=ask) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(faults)
"""
    assert says(tmp_path, code) == ["[]"]
