"""The keys of the walk over a new text and of the revisions; `keys.py` has them with all others."""

from workbench.tui.key import Key, moves

WALK = (
    Key("walk.hold", "plus", "hold", "Still holds", "On a heading: the whole group."),
    Key("walk.accept", "a", "accept", "Take place", "The suggested one."),
    Key("walk.place", "m", "place", "Mark by hand", "Shows the new text; then the selection."),
    Key("walk.cut", "x", "cut", "Cut", "The article does not say it any more."),
    Key("walk.later", "d", "later", "Later", "When the others are done."),
    Key("walk.show", "t", "cycle_shown", "Show", "Both, the new text, the old one."),
    Key("walk.open", "enter", "open_claim", "Go there", "To the claim, on the desk."),
    Key("walk.revisions", "R", "revisions", "Revisions", "All of them; another text."),
    Key("walk.zoom", "z", "zoom", "Zoom", "Without the list, and back."),
)

WALKED = moves("walked", "mark")

REVISIONS = (
    *moves("revisions", "revision"),
    Key(
        "revisions.compare",
        "enter",
        "screen.compare",
        "Compare",
        "The two selected, or with the one before.",
    ),
    Key("revisions.select", "space", "screen.select_revision", "Select", "One of two to compare."),
    Key("revisions.import", "i", "screen.import_text", "New text", "A file, an address, a paste."),
    Key("revisions.walk", "R", "screen.walk", "Walk", "Through what waits of the newest."),
)

COMPARISON = (
    *moves("comparison", "line"),
    Key("comparison.show", "t", "screen.cycle_shown", "Show", "What changed, or all of the text."),
)
