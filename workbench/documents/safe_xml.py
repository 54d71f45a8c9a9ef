"""Parses XML without document types, entities or endless depth, the means of XML attacks."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from workbench.documents import refusals

MAX_DEPTH = 400
"""Word nests a table in a table at about 10 levels each; mammoth recurses a few calls a level."""


def parse(body: bytes, what: str) -> Element:
    """The root, with names as `{namespace}local`. UnreadableInput names `what` that is broken."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    _guard(parser, builder)
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(body, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise refusals.broken(what) from error


def check(body: bytes, what: str) -> None:
    """Refuses XML that is broken, declares a document type, or is nested too deeply."""
    parse(body, what)


def _guard(parser: expat.XMLParserType, builder: TreeBuilder) -> None:
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise refusals.bomb()
        builder.start(_qualified(name), {_qualified(key): attributes[key] for key in attributes})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualified(name))

    def refuse(*_: object) -> None:
        raise refusals.refused(
            "It declares XML entities or a document type, as attacks do",
            "Save it again in a word processor, or save its text as .txt.",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name
