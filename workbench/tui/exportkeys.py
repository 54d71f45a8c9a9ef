"""The keys of the screen that hands an article over; `keys.py` has them with all others."""

from workbench.tui.key import Key, moves

EXPORTS = (
    *moves("exports", "format"),
    *(
        Key(f"exports.format_{digit}", str(digit), f"screen.choose({digit})", f"Format {digit}")
        for digit in range(1, 10)
    ),
    Key("exports.write", "enter", "screen.write_it", "Write", "To the path that is shown."),
    Key("exports.path", "e", "screen.edit_path", "Path", "Where it is written to."),
    Key("exports.sensitive", "s", "screen.switch('sensitive_sources')", "Sensitive", "In, or out."),
    Key("exports.private", "p", "screen.switch('private_notes')", "Private notes", "In, or out."),
    Key("exports.address", "a", "screen.edit_address", "Address", "Of the published check."),
    Key("exports.preview_down", "J,space", "screen.scroll_preview(1)", "Preview down"),
    Key("exports.preview_up", "K", "screen.scroll_preview(-1)", "Preview up"),
)
