"""What the first frame needs of the text layer stays cheap to import."""

import subprocess
import sys


def test_first_paint_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "import workbench.text.display, workbench.text.words, workbench.text.worddiff\n"
        "import workbench.text.graphemes, workbench.text.fold, workbench.text.addresses\n"
        "import workbench.text.sentences, workbench.text.marks, workbench.text.passages\n"
        "import workbench.text.quotes, workbench.text.pins\n"
        "heavy = {'sentencex', 'rapidfuzz', 'regex', 'httpx', 'idna', 'publicsuffixlist',"
        " 'difflib', 'ipaddress', 'textual', 'rich', 'sqlmodel', 'workbench.text.rules.en'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert (done.returncode, done.stderr.strip()) == (0, "")
