"""The keys of the walk over what a file offers; `keys.py` has them with all others."""

from workbench.tui.key import Key, moves

OFFERS = (
    Key("offers.accept", "plus,enter", "accept", "Accept", "As a claim, with its sources."),
    Key("offers.drop", "minus,x", "drop", "Drop", "Leave it out; u brings it back."),
    Key("offers.all", "a", "accept_all", "Accept all", "All that have one certain place."),
    Key("offers.change", "c,r", "change", "Change", "Restated, claimant, when it was said."),
    Key("offers.next_place", "full_stop", "place(1)", "Next place", "Where the words stand too."),
    Key("offers.last_place", "comma", "place(-1)", "Place before", "The one before."),
    Key("offers.mark", "m", "mark", "Mark by hand", "Shows the text; then the selection."),
    Key("offers.show", "t", "cycle_shown", "Show", "What is offered, or the text."),
    Key("offers.finish", "ctrl+s", "finish", "Finish", "Takes in what was accepted."),
)

OFFERED = moves("offered", "claim")
