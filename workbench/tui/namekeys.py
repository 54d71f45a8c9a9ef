"""The keys of the index of names."""

from workbench.tui.key import Key, moves

NAMES = (
    *moves("names", "name"),
    Key("names.open", "enter", "screen.open_place", "Its places", "To the next one, on the desk."),
    Key("names.select", "space", "screen.select_name", "Select", "Verbs act on all selected."),
    Key("names.right", "v,plus", "screen.check('right')", "Right", "Spelling and title hold."),
    Key("names.wrong", "V,minus", "screen.check('wrong')", "Wrong", "Strikes it everywhere."),
    Key("names.reopen", "0", "screen.check('open')", "Re-open", "Takes the verdict back."),
    Key("names.note", "w", "screen.note", "Note", "What was found, and where."),
)
