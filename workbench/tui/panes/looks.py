"""The looks that panes paint with: names of component classes, and their colours by the theme.

A role is a rating's or a state's; the rest says what a text is on the screen.
"""

ROLES = (
    "good",
    "mostly",
    "mixed",
    "poor",
    "bad",
    "unsure",
    "note",
    "open",
    "waiting",
    "hole",
    "saving",
)

LOOKS = {
    *(f"role--{role}" for role in ROLES),
    "pane--text",
    "pane--dim",
    "pane--strong",
    "pane--title",
    "pane--title-focused",
    "pane--cursor",
    "pane--selected",
    "pane--match",
    "pane--current",
    "pane--new",
    "pane--gone",
    "pane--bar",
    "pane--thumb",
    "pane--error",
    "pane--header",
    "pane--strip",
    "pane--key",
}

CSS = """
LineView {
    scrollbar-size: 0 0;
    background: $background;
    color: $foreground;
    .role--good { color: $rating-good; }
    .role--mostly { color: $rating-mostly; }
    .role--mixed { color: $rating-mixed; }
    .role--poor { color: $rating-poor; }
    .role--bad { color: $rating-bad; }
    .role--unsure { color: $rating-unsure; }
    .role--note { color: $rating-note; }
    .role--open { color: $rating-open; }
    .role--waiting { color: $rating-waiting; }
    .role--hole { color: $rating-hole; }
    .role--saving { color: $rating-unsure; text-style: italic; }
    .pane--text { color: $foreground; }
    .pane--dim { color: $workbench-dim; }
    .pane--strong { color: $foreground; text-style: bold; }
    .pane--title { color: $workbench-dim; background: $panel; }
    .pane--title-focused {
        color: $workbench-on-focus;
        background: $workbench-focus;
        text-style: bold;
    }
    .pane--cursor { background: $workbench-cursor; }
    .pane--selected { background: $workbench-selected; }
    .pane--match { background: $workbench-match; color: $workbench-on-match; }
    .pane--current { background: $workbench-current; }
    .pane--new { color: $rating-good; text-style: underline; }
    .pane--gone { color: $rating-bad; text-style: strike; }
    .pane--bar { color: $workbench-dim; background: $panel; }
    .pane--thumb { color: $foreground; background: $workbench-thumb; }
    .pane--error { color: $rating-bad; text-style: bold; }
    .pane--header { background: $panel; }
    .pane--strip { background: $surface; }
    .pane--key { color: $foreground; text-style: bold; }
}
"""
