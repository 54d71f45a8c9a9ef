"""The round of whoever is at the desk: chosen there, and what a blind one keeps from them."""

from typing import TYPE_CHECKING

from workbench.model.states import Round
from workbench.tui.dialogs.choose import ChooseDialog, Option

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

ROUNDS = (
    Option(Round.FIRST, "First reading", "checks, and is seen by all"),
    Option(Round.SECOND, "Second reading", "blind: each claim hidden until you rated it"),
    Option(Round.EDITOR, "Editor", "sees all; decides where readers differ"),
)


def ask_round(desk: "DeskScreen") -> None:
    """Ask in which round one reads, and open the desk anew as that reader may see it."""

    def chosen(round_: str | None) -> None:
        if round_ is not None and round_ != desk.workspace.round:
            desk.fields.leave()
            desk.workspace.take_round(round_)
            desk.workbench.open_article(desk.state.article.id, desk.state.current)

    desk.workbench.push_screen(ChooseDialog("Read as", ROUNDS, desk.workspace.round), chosen)
