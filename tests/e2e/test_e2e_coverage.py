"""Words ticked one by one and names judged, in a real terminal, and found again."""

from pathlib import Path

from at_desk import AtDesk, Start


def tokens(desk: AtDesk) -> dict[str, int | None]:
    """The tokens of the story by their words, with what was ticked."""
    return desk.disk.ticked()


def test_words_are_ticked_struck_and_names_judged_and_all_is_found_again(
    start: Start, size: tuple[int, int], story_db: Path
) -> None:
    desk = AtDesk(start("--db", story_db, 1, size=size), story_db)
    desk.press("f").wait_for("Find").press(*"1874", "enter", "escape")
    desk.wait_for("tick “1874”").press("v").wait_for(lambda: tokens(desk)["1874"] == 1)
    desk.wait_for("Ticked “1874”, saved").wait_for("hole “Tob")
    desk.press("V").wait_for(lambda: tokens(desk)["Tobias Wrenfield"] == 0)
    desk.press("u").wait_for(lambda: tokens(desk)["Tobias Wrenfield"] is None)
    desk.press("I").wait_for("Sorrel Rock").wait_for("names, ")
    desk.press("v").wait_for(" right, its places ticked")
    desk.press("f").press(*"quillon", "enter").wait_for("filter: quillon")
    desk.press("V").wait_for(lambda: tokens(desk)["Marta Quillon"] == 0)
    desk.press("escape", "escape").wait_for(lambda: desk.pane == "article")
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after

    again = AtDesk(start("--db", story_db, 1, size=size), story_db)
    assert (tokens(again)["1874"], tokens(again)["Marta Quillon"]) == (1, 0)
    again.press("I").wait_for("Marta Quillon")
    assert again.leave() == 0
