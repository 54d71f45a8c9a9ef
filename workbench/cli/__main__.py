"""`python -m workbench.cli` is `workbench`."""

from workbench.cli.main import run

run()
