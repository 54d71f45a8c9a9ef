"""Faults put into a child on purpose: a harness that finds none of them proves nothing."""

from collections.abc import Callable

from workbench.store.transaction import Transaction


def _said_before_saved() -> None:
    """The future is told, and the commit comes with the next write."""
    commit, close = Transaction.commit, Transaction.close
    waiting: list[Transaction] = []

    def keep(work: Transaction) -> None:
        waiting.append(work)

    def end(work: Transaction) -> None:
        if len(waiting) > 1 or not waiting:
            for each in waiting:
                commit(each)
            waiting.clear()
            close(work)

    Transaction.commit = keep  # type: ignore[method-assign]  # the fault
    Transaction.close = end  # type: ignore[method-assign]  # the fault


def _saved_in_halves() -> None:
    """What was changed is saved before what is said of it in the history."""
    finish = Transaction.finish

    def finish_late(work: Transaction) -> int | None:
        work.flush()
        if work._raw.in_transaction:
            work._raw.commit()
            work._raw.execute("BEGIN IMMEDIATE")
        return finish(work)

    Transaction.finish = finish_late  # type: ignore[method-assign]  # the fault


FAULTS: dict[str, Callable[[], None]] = {
    "said before saved": _said_before_saved,
    "saved in halves": _saved_in_halves,
}
