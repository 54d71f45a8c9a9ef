"""The program's version, as a constant: asking the package's metadata takes three times as long as
all the rest of `workbench --version`. A test holds it against pyproject.toml."""

VERSION = "0.1.0"
