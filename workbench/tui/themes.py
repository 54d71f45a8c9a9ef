"""The three themes, and the colours that the workbench's own parts take from them.

Every colour stands beside a symbol or an underline: nothing is said by colour alone. Text colours
reach a contrast of 4.5 to 1 against their background, 7 to 1 in the high-contrast theme.
"""

from textual.theme import Theme

_DARK = {
    "rating-good": "#7fd88f",
    "rating-mostly": "#b5d97a",
    "rating-mixed": "#e5c76b",
    "rating-poor": "#f0a35e",
    "rating-bad": "#ff8f88",
    "rating-unsure": "#8fb8ff",
    "rating-note": "#c3a6ff",
    "rating-open": "#f2f2f2",
    "rating-waiting": "#8fb8ff",
    "rating-hole": "#7fd6d6",
    "workbench-dim": "#9aa4b2",
    "workbench-focus": "#2f5d8a",
    "workbench-on-focus": "#ffffff",
    "workbench-cursor": "#2a3b52",
    "workbench-selected": "#3d3560",
    "workbench-current": "#22344a",
    "workbench-match": "#665c00",
    "workbench-on-match": "#ffffff",
    "workbench-thumb": "#4a5666",
}

_LIGHT = {
    "rating-good": "#17692a",
    "rating-mostly": "#4c6300",
    "rating-mixed": "#7a5a00",
    "rating-poor": "#964200",
    "rating-bad": "#b3201c",
    "rating-unsure": "#1f56b8",
    "rating-note": "#6a3fb5",
    "rating-open": "#1a1a1a",
    "rating-waiting": "#1f56b8",
    "rating-hole": "#0b6868",
    "workbench-dim": "#59616d",
    "workbench-focus": "#2f5d8a",
    "workbench-on-focus": "#ffffff",
    "workbench-cursor": "#d5e3f3",
    "workbench-selected": "#e2d9f7",
    "workbench-current": "#e3ecf7",
    "workbench-match": "#ffe566",
    "workbench-on-match": "#1a1a1a",
    "workbench-thumb": "#aab4c0",
}

_CONTRAST = {
    "rating-good": "#5dff7d",
    "rating-mostly": "#c9ff57",
    "rating-mixed": "#ffe14d",
    "rating-poor": "#ffb057",
    "rating-bad": "#ff9a94",
    "rating-unsure": "#a6ccff",
    "rating-note": "#dcc8ff",
    "rating-open": "#ffffff",
    "rating-waiting": "#a6ccff",
    "rating-hole": "#6ff5f5",
    "workbench-dim": "#d0d0d0",
    "workbench-focus": "#ffffff",
    "workbench-on-focus": "#000000",
    "workbench-cursor": "#003a75",
    "workbench-selected": "#4a1d7a",
    "workbench-current": "#00264d",
    "workbench-match": "#ffff00",
    "workbench-on-match": "#000000",
    "workbench-thumb": "#8a8a8a",
}

DARK = Theme(
    name="workbench-dark",
    primary="#5b9bd5",
    foreground="#e6e6e6",
    background="#14171c",
    surface="#1a1e25",
    panel="#232933",
    dark=True,
    variables=_DARK,
)

LIGHT = Theme(
    name="workbench-light",
    primary="#2f5d8a",
    foreground="#1a1a1a",
    background="#fbfbf9",
    surface="#f3f3ef",
    panel="#e6e7e4",
    dark=False,
    variables=_LIGHT,
)

CONTRAST = Theme(
    name="workbench-contrast",
    primary="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables=_CONTRAST,
)

BY_SETTING = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
