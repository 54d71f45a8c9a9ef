"""The keys of the screens of queries and of today; `keys.py` has them with all others."""

from workbench.tui.key import Key, moves

QUERIES = (
    *moves("queries", "query"),
    Key("queries.open", "enter", "screen.answer", "Answer", "What was said; of a closed one, too."),
    Key("queries.go", "g", "screen.go_there", "Go there", "To its words, on the desk."),
    Key("queries.edit", "e", "screen.edit", "Edit", "Question, wording, whom, until."),
    Key("queries.accept", "plus", "screen.decide('accepted')", "Accepted", "The proposed wording."),
    Key("queries.reject", "minus", "screen.decide('rejected')", "Rejected", "The wording."),
    Key("queries.withdraw", "delete", "screen.withdraw", "Withdraw", "Undone by u."),
    Key("queries.select", "space", "screen.select_query", "Select", "Verbs act on all selected."),
    Key("queries.show", "t", "screen.cycle_shown", "Show", "Open, answered, all."),
    Key("queries.send", "X", "screen.send", "Send", "Writes the open ones as a document."),
    Key("queries.apply", "R", "screen.apply", "Apply", "Accepted wordings, in a new revision."),
    Key("queries.read", "i", "screen.read_answers", "Read in", "Answers out of that document."),
)

TODAY = (
    *moves("today", "line"),
    Key("today.open", "enter", "screen.go_there", "Go there", "On the desk."),
    Key("today.show", "t", "screen.cycle_shown", "Show", "What is due, or all."),
)
