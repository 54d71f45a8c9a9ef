"""Every key of the interface, once: its id, keys, action, and the words that help and palette show.

A context is where a key works; the contexts that are active together are named in TOGETHER, and no
key stands twice in one of those groups. Ids are what the keymap in the configuration names.
"""

from textual.binding import Binding, BindingsMap

from workbench.tui.exportkeys import EXPORTS
from workbench.tui.key import Key as Key
from workbench.tui.key import moves
from workbench.tui.namekeys import NAMES
from workbench.tui.offerkeys import OFFERED, OFFERS
from workbench.tui.querykeys import QUERIES, TODAY
from workbench.tui.walkkeys import COMPARISON, REVISIONS, WALK, WALKED

EVERYWHERE = (
    Key("app.quit", "ctrl+q", "app.request_quit", "Quit", "All that was done is saved.", True),
    Key("app.help", "question_mark,f1", "app.show_help", "Help", "The keys of this place."),
    Key("app.palette", "ctrl+p", "app.command_palette", "Palette", "Every verb by name."),
    Key("app.theme", "f2", "app.cycle_theme", "Theme", "Dark, light, high contrast."),
)

SCREEN = (
    Key("history.undo", "u,ctrl+z", "undo", "Undo", "Your own last action here, and goes there."),
    Key("history.redo", "U,ctrl+y", "redo", "Redo", "What was undone last."),
    Key("place.find", "f,slash,ctrl+f", "find", "Find", "In the text; filters a list as you type."),
    Key("place.back", "backspace", "back", "Back", "To the last place."),
    Key("place.close", "escape", "close", "Close", "A selection, a filter, a dialog."),
    Key("stop.next", "n", "next_stop", "Next", "Hole, search hit or open article."),
    Key("stop.previous", "N", "previous_stop", "Previous", "The one before."),
)

CLAIM = (
    *(
        Key(f"claim.rate_{digit}", str(digit), f"rate({digit})", f"Rate {digit}", "")
        for digit in range(1, 10)
    ),
    Key("claim.reopen", "0", "rate(0)", "Re-open", "Takes the rating back."),
    Key("claim.source", "s", "source", "Source", "Addresses, a known source, or an offline one."),
    Key("claim.evidence", "e", "evidence", "Evidence", "The claim beside its sources, and back."),
    Key("claim.why", "w", "why", "Why", "The rationale of the verdict."),
    Key("claim.change_to", "c", "change_to", "Change to", "The proposed wording."),
    Key("claim.query", "q", "query", "Query", "To the author, the subject or an expert."),
    Key("claim.flags", "l", "flags", "Flags", "Legal, reply, recheck, name, worry."),
    Key("claim.restate", "r", "restate", "Restate", "Claim, claimant, kind, priority."),
    Key("claim.pin", "p", "pin", "Pin", "The passage shown, or the selection."),
    Key("claim.open_source", "o", "open_source", "Open", "The source in the browser."),
    Key("claim.copy", "y", "copy", "Copy", "Claim, link or citation."),
    Key("claim.history", "h", "claim_history", "History", "All that was done to the claim."),
    Key("claim.next_open", "greater_than_sign", "next_open", "Next open", "Claim still to do."),
    Key("claim.previous_open", "less_than_sign", "previous_open", "Previous open", ""),
    Key("place.go", "g", "go", "Go to", "#12, paragraph 7, page 3."),
    Key("pane.next", "tab", "next_pane", "Next pane", ""),
    Key("pane.previous", "shift+tab", "previous_pane", "Previous pane", ""),
)

DEFER = (Key("claim.defer", "d", "defer", "Defer", "Waiting on whom, until when."),)

DESK = (
    Key("article.cover", "x", "cover", "No fact here", "Declares words, a hole or a sentence so."),
    Key("article.details", "A", "article_details", "Article", "Title, byline, date, scale."),
    Key("screen.sources", "S", "sources", "Sources", "What rests on which, and on one origin."),
    Key("screen.queries", "Q", "queries", "Queries", "Who waits on whom; answers, sending."),
    Key("screen.problems", "P", "problems", "Problems", "What stands in the way."),
    Key("screen.revisions", "R", "revisions", "Revisions", "What a new text changed; all texts."),
    Key("screen.links", "L", "links", "Links", "Their health, and archived copies."),
    Key("screen.names", "I", "names", "Names", "Each once, with its spellings."),
    Key("screen.export", "X", "export", "Hand over", "Formats, a preview, what stays here."),
    Key("article.history", "H", "article_history", "Article's history", ""),
    Key("article.round", "f3", "round", "Round", "First reading, second reading, editor."),
    Key("screen.library", "b", "library", "Library", "All articles."),
)

TEXT = (
    Key("text.left", "left", "move('left')", "Left"),
    Key("text.right", "right", "move('right')", "Right"),
    Key("text.up", "up", "move('up')", "Up"),
    Key("text.down", "down", "move('down')", "Down"),
    Key("text.word_left", "ctrl+left", "move('word_left')", "Word left"),
    Key("text.word_right", "ctrl+right", "move('word_right')", "Word right"),
    Key("text.paragraph_next", "ctrl+down", "move('paragraph_next')", "Next paragraph"),
    Key("text.paragraph_previous", "ctrl+up", "move('paragraph_previous')", "Previous paragraph"),
    Key("text.page_down", "pagedown", "move('page_down')", "Page down"),
    Key("text.page_up", "pageup", "move('page_up')", "Page up"),
    Key("text.line_start", "home", "move('line_start')", "Line start"),
    Key("text.line_end", "end", "move('line_end')", "Line end"),
    Key("text.start", "ctrl+home", "move('start')", "Text start"),
    Key("text.end", "ctrl+end", "move('end')", "Text end"),
    Key("text.select", "space", "select", "Select", "Starts or ends a selection at the caret."),
)

ARTICLE = (
    Key("text.sentence_next", "j", "move('sentence_next')", "Next sentence"),
    Key("text.sentence_previous", "k", "move('sentence_previous')", "Previous sentence"),
    Key("text.widen", "plus", "screen.widen", "Widen", "The sentence, then word by word."),
    Key("text.narrow", "minus", "screen.narrow", "Narrow", "By a word."),
    Key("text.mark", "enter", "screen.mark", "Mark", "Selection, hole or sentence; opens a mark."),
    Key("mark.add_place", "a", "screen.add_place", "Add place", "The selection, to the claim."),
    Key("mark.next_place", "full_stop", "screen.next_place", "Mark next", "The same fact again."),
    Key(
        "mark.all_places", "comma", "screen.all_places", "Mark all", "Each place of the same fact."
    ),
    Key("mark.move", "m", "screen.move_mark", "Move mark", "To the selection, or by + and -."),
    Key("mark.remove", "delete", "screen.remove_mark", "Remove mark", "Or what x declared."),
    Key("token.tick", "v", "screen.tick(1)", "Tick", "Number, name or other token; and back."),
    Key("token.strike", "V", "screen.tick(0)", "Strike", "What of a claim is wrong; and back."),
    Key("article.cover_why", "W", "screen.cover_why", "No fact, why", "As x, with a reason."),
    Key("article.zoom", "z", "screen.zoom", "Zoom", "This pane alone, and back."),
)

CLAIMS = (
    Key("list.down", "down,j", "move('down')", "Next claim"),
    Key("list.up", "up,k", "move('up')", "Previous claim"),
    Key("list.page_down", "pagedown", "move('page_down')", "Page down"),
    Key("list.page_up", "pageup", "move('page_up')", "Page up"),
    Key("list.home", "home", "move('home')", "First claim"),
    Key("list.end", "end", "move('end')", "Last claim"),
    Key("list.open", "enter", "screen.open_detail", "Detail", "Moves to the claim's detail."),
    Key("list.select", "space", "screen.select_claim", "Select", "Verbs then act on all selected."),
    Key("list.show", "t", "screen.cycle_shown", "Show", "All, to do, waiting, differing."),
    Key("list.sort", "z", "screen.cycle_sort", "Sort", "Place, number, rating, priority."),
    Key("list.merge", "M", "screen.merge", "Merge", "The selected claims into the first."),
    Key("list.split", "D", "screen.split", "Split", "A claim's places into claims."),
    Key("list.delete", "delete", "screen.delete_claims", "Delete", "Undone by u."),
)

DETAIL = (
    Key("detail.down", "down,j", "move('down')", "Next line"),
    Key("detail.up", "up,k", "move('up')", "Previous line"),
    Key("detail.page_down", "pagedown", "move('page_down')", "Page down"),
    Key("detail.page_up", "pageup", "move('page_up')", "Page up"),
    Key("detail.home", "home", "move('home')", "Top"),
    Key("detail.end", "end", "move('end')", "Bottom"),
    Key("detail.edit", "enter", "screen.edit_item", "Edit", "What the cursor stands on."),
    Key("detail.zoom", "z", "screen.zoom", "Zoom", "This pane alone, and back."),
)

SOURCE = (
    Key("evidence.supports", "plus", "screen.stance('supports')", "Supports"),
    Key("evidence.refutes", "minus", "screen.stance('refutes')", "Refutes"),
    Key("evidence.partly", "semicolon", "screen.stance('partly')", "Partly"),
    Key("evidence.context", "comma", "screen.stance('context')", "Context"),
    Key("evidence.said_here", "quotation_mark", "screen.stance('said-here')", "Said here"),
    Key("evidence.later", "J", "screen.order(1)", "Down", "The source, in the order."),
    Key("evidence.earlier", "K", "screen.order(-1)", "Up", "The source, in the order."),
    Key("evidence.locator", "i", "screen.locator", "Locator", "Page, paragraph, time."),
    Key("evidence.private_note", "W", "screen.private_note", "Private note", "Stays here."),
    Key("evidence.detach", "delete", "screen.detach", "Detach", "Undone by u."),
)

EVIDENCE = (
    Key("evidence.next", "j", "next_source", "Next source", ""),
    Key("evidence.previous", "k", "previous_source", "Previous source", ""),
    Key("evidence.unpin", "P", "unpin", "Let go", "The pinned passage of the source."),
    Key("evidence.show", "t", "cycle_shown", "Show", "What differs: passage, captures; the text."),
    Key("evidence.capture_before", "v", "capture_before", "Capture before", "And round again."),
    Key("evidence.captures", "V", "captures", "Captures", "All of the source: when, how, changed."),
    Key("evidence.capture", "C", "capture", "Capture", "Fetches the source now."),
    Key("evidence.supply", "F", "supply", "Attach", "A file or pasted text, as a capture."),
    Key("evidence.also", "a", "also", "Also carries", "Claims that this source seems to carry."),
    Key(
        "evidence.quotations", "T", "quotations", "Quotations", "All of the article, against this."
    ),
    Key("evidence.zoom", "z", "zoom", "Zoom", "The text alone, and back."),
)

LIBRARY = (
    Key("library.down", "down,j", "move('down')", "Next article"),
    Key("library.up", "up,k", "move('up')", "Previous article"),
    Key("library.page_down", "pagedown", "move('page_down')", "Page down"),
    Key("library.page_up", "pageup", "move('page_up')", "Page up"),
    Key("library.home", "home", "move('home')", "First article"),
    Key("library.end", "end", "move('end')", "Last article"),
    Key("library.open", "enter", "screen.open_article", "Open", "On the desk."),
    Key("library.import", "i", "screen.import_article", "Import", "A file."),
    Key("library.rename", "A", "screen.article_details", "Article", "Title, byline, date, scale."),
    Key("library.shelve", "d", "screen.put_away", "Put away", "And back."),
    Key("library.delete", "delete", "screen.delete_article", "Delete", "Asks once; undone by u."),
    Key("library.show", "t", "screen.cycle_shown", "Show", "At hand, or put away too."),
    Key("library.sort", "z", "screen.cycle_sort", "Sort", "Changed, title, date, left to do."),
    Key("library.history", "H", "screen.article_history", "History", ""),
    Key("library.revisions", "R", "screen.revisions", "Revisions", "And what a new text changed."),
    Key("library.problems", "P", "screen.problems", "Problems", "What stands in the way."),
    Key("library.today", "T", "screen.today", "Today", "Call-backs, deadlines, flags."),
    Key("library.export", "X", "screen.export", "Hand over", "Formats, and a preview."),
)


SOURCES = (
    *moves("sources", "source"),
    Key("sources.open", "enter", "screen.open_claims", "Its claims", "Goes to what rests on it."),
    Key("sources.select", "space", "screen.select_source", "Select", "Verbs act on all selected."),
    Key("sources.primary", "p", "screen.cycle_primary", "Primary", "Secondary, not said."),
    Key("sources.group", "m", "screen.group", "Group", "Sources that go back to one origin."),
    Key("sources.ungroup", "M", "screen.ungroup", "Ungroup", "What was grouped by hand."),
    Key(
        "sources.sensitive", "x", "screen.sensitive", "Sensitive", "Not fetched unasked; and back."
    ),
    Key("sources.capture", "C", "screen.capture", "Capture", "Fetches them now."),
    Key("sources.browser", "o", "screen.open_source", "Open", "The source in the browser."),
    Key("sources.copy", "y", "screen.copy", "Copy", "The citation."),
)

PROBLEMS = (
    *moves("problems", "problem"),
    Key("problems.open", "enter", "screen.open_claim", "Go there", "On the last row: sign off."),
    Key("problems.set_aside", "w", "screen.set_aside", "Set aside", "It, with a reason."),
)

LINKS = (
    *moves("links", "link"),
    Key("links.check", "c", "screen.check_links", "Look at links", "What nobody looked at today."),
    Key("links.archive", "a", "screen.archive", "Archive", "Finds copies; saves what has none."),
    Key("links.open", "enter,o", "screen.open_link", "Open", "The page, or a dead one's copy."),
)

FIELD = (
    Key("field.leave", "ctrl+s,tab,shift+tab,escape", "leave", "Leave", "What was typed is saved."),
    Key("field.editor", "ctrl+g", "editor", "Editor", "Opens the text in $EDITOR."),
)

CONTEXTS: dict[str, tuple[Key, ...]] = {
    "everywhere": EVERYWHERE,
    "screen": SCREEN,
    "claim": CLAIM,
    "defer": DEFER,
    "desk": DESK,
    "text": TEXT,
    "article": ARTICLE,
    "claims": CLAIMS,
    "detail": DETAIL,
    "source": SOURCE,
    "evidence": EVIDENCE,
    "library": LIBRARY,
    "sources": SOURCES,
    "problems": PROBLEMS,
    "links": LINKS,
    "queries": QUERIES,
    "today": TODAY,
    "names": NAMES,
    "exports": EXPORTS,
    "offers": OFFERS,
    "offered": OFFERED,
    "walk": WALK,
    "walked": WALKED,
    "revisions": REVISIONS,
    "comparison": COMPARISON,
    "field": FIELD,
}

TOGETHER = (
    ("everywhere", "screen", "claim", "defer", "desk", "text", "article"),
    ("everywhere", "screen", "claim", "defer", "desk", "claims"),
    ("everywhere", "screen", "claim", "defer", "desk", "detail", "source"),
    ("everywhere", "screen", "claim", "defer", "evidence", "source", "text"),
    ("everywhere", "screen", "library"),
    ("everywhere", "screen", "sources"),
    ("everywhere", "screen", "problems"),
    ("everywhere", "screen", "links"),
    ("everywhere", "screen", "queries"),
    ("everywhere", "screen", "today"),
    ("everywhere", "screen", "names"),
    ("everywhere", "screen", "exports"),
    ("everywhere", "screen", "claim", "walk", "walked"),
    ("everywhere", "screen", "claim", "walk", "text"),
    ("everywhere", "screen", "offers", "offered"),
    ("everywhere", "screen", "offers", "text"),
    ("everywhere", "screen", "revisions"),
    ("everywhere", "screen", "comparison"),
    ("everywhere", "field"),
)


def bindings(*contexts: str) -> list[Binding]:
    """The Textual bindings of these contexts; they show nothing in a footer, we draw our own."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=False,
            priority=key.priority,
            id=key.id,
            tooltip=key.help or key.label,
        )
        for context in contexts
        for key in CONTEXTS[context]
    ]


def split_keys(keys: str) -> list[str]:
    """Single key names as Textual resolves them, so that `U` and `upper_u` compare equal."""
    return [name for name, _ in BindingsMap([Binding(keys, "none")])]
