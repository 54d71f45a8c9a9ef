"""What readers do to a Word document, by its markup: accept, reject, reply, comment and edit."""

import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tests.documents.documents import add_members
from tests.word_world import W, part

BODY, COMMENTS, EXTENDED = "document.xml", "comments.xml", "commentsExtended.xml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def edited(body: bytes, edit: Callable[[Element], None], name: str = BODY) -> bytes:
    """The document with a part changed."""
    root = part(body, f"word/{name}")
    edit(root)
    return add_members(body, {f"word/{name}": ElementTree.tostring(root, "utf-8")})


def decided(
    body: bytes, accepted: Iterable[str] = (), rejected: Iterable[str] = (), *, only: str = ""
) -> bytes:
    """The document after the changes of those authors were accepted, and rejected; of one kind
    only, where `only` is `ins` or `del`.
    """
    taken, refused = set(accepted), set(rejected)
    kinds = [only] if only else ["ins", "del"]

    def edit(root: Element) -> None:
        for kind in kinds:
            # The ends of paragraphs last: with them what is within moves.
            for parent in sorted(root.iter(), key=lambda each: each.tag == f"{W}rPr"):
                for child in list(parent):
                    by = child.get(f"{W}author")
                    if child.tag == f"{W}{kind}" and by in taken | refused:
                        stays = (kind == "ins") == (by in taken)
                        _settle(root, parent, child, stays=stays)

    return edited(body, edit)


def _settle(root: Element, parent: Element, change: Element, *, stays: bool) -> None:
    at = list(parent).index(change)
    parent.remove(change)
    if parent.tag == f"{W}rPr":
        if not stays:
            _merge(root, next(each for each in root.iter(f"{W}p") if parent in each.iter()))
        return
    for offset, child in enumerate(change if stays else ()):
        for words in child.iter(f"{W}delText"):
            words.tag = f"{W}t"
        parent.insert(at + offset, child)


def _merge(root: Element, paragraph: Element) -> None:
    """Puts a paragraph before the words of the next one, as its end goes."""
    above = next(each for each in root.iter() if paragraph in list(each))
    following = list(above)[list(above).index(paragraph) + 1]
    for child in list(following):
        following.remove(child)
        if child.tag != f"{W}pPr":
            paragraph.append(child)
    above.remove(following)


def replied(body: bytes, to: str, words: str, by: str = "NF", *, done: bool = False) -> bytes:
    """The document with a reply to the comment that begins so; without words only resolved."""
    comments = part(body, "word/comments.xml")
    try:
        extended = part(body, f"word/{EXTENDED}")
    except KeyError:
        extended = Element(f"{W15}commentsEx")
    entries = {each.get(f"{W15}paraId"): each for each in extended}
    for number, paragraph in enumerate(comments.iter(f"{W}p")):
        if not paragraph.get(f"{W14}paraId"):
            paragraph.set(f"{W14}paraId", f"{number:08X}")
    parent = next(each for each in comments if "".join(each.itertext()).startswith(to))
    last = parent.findall(f"{W}p")[-1].get(f"{W14}paraId", "")
    if last not in entries:
        SubElement(extended, f"{W15}commentEx", {f"{W15}paraId": last})
    if done:
        next(each for each in extended if each.get(f"{W15}paraId") == last).set(f"{W15}done", "1")
    own = ""
    if words:
        key = f"{len(list(comments.iter(f'{W}p'))):08X}"
        own = _comment(comments, words, by, key)
        named = {f"{W15}paraId": key, f"{W15}paraIdParent": last}
        SubElement(extended, f"{W15}commentEx", named)
    made = {
        COMMENTS: comments,
        EXTENDED: extended,
        BODY: _beside(part(body, f"word/{BODY}"), parent.get(f"{W}id", ""), own),
    }
    written = {f"word/{name}": ElementTree.tostring(root, "utf-8") for name, root in made.items()}
    return add_members(body, {**written, **_named(body)})


def _beside(root: Element, comment: str, own: str) -> Element:
    """Puts a reply's marks behind those of the comment that it replies to, as Word does."""
    for parent in list(root.iter()) if own else ():
        for child in list(parent):
            if child.tag == f"{W}commentReference":
                continue  # its run is what is put there again
            reference = child.find(f"{W}commentReference")
            known = child if reference is None else reference
            if known.get(f"{W}id") == comment and "comment" in known.tag:
                alike = deepcopy(child)
                for each in alike.iter():
                    if each.tag == known.tag:
                        each.set(f"{W}id", own)
                parent.insert(list(parent).index(child) + 1, alike)
    return root


def _named(body: bytes) -> dict[str, str]:
    """The members that name the others, with the threads named too; as text, for LibreOffice reads
    these without minding namespaces.
    """
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    relation = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    added = {
        "[Content_Types].xml": f'<Override PartName="/word/{EXTENDED}" ContentType="{kind}"/>',
        "word/_rels/document.xml.rels": f'<Relationship Id="rIdExtended" Type="{relation}" '
        f'Target="{EXTENDED}"/>',
    }
    with zipfile.ZipFile(BytesIO(body)) as archive:
        members = {name: archive.read(name).decode() for name in added}
    return {
        name: text if EXTENDED in text else text.replace("</", f"{added[name]}</", 1)
        for name, text in members.items()
    }


def _comment(comments: Element, words: str, by: str, key: str = "") -> str:
    own = str(len(comments))
    said = {f"{W}id": own, f"{W}author": by, f"{W}initials": by[:1]}
    comment = SubElement(comments, f"{W}comment", said)
    for line in words.split("\n"):
        paragraph = SubElement(comment, f"{W}p", {f"{W14}paraId": key} if key else {})
        SubElement(SubElement(paragraph, f"{W}r"), f"{W}t").text = line
    return own


def commented(body: bytes, on: str, words: str, by: str = "NF") -> bytes:
    """The document with a new comment on the first run with those words in it."""
    comments = part(body, "word/comments.xml")
    own = _comment(comments, words, by)

    def edit(root: Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            for run in paragraph.findall(f"{W}r"):
                if on in "".join(run.itertext()):
                    at = list(paragraph).index(run)
                    paragraph.insert(at, Element(f"{W}commentRangeStart", {f"{W}id": own}))
                    paragraph.insert(at + 2, Element(f"{W}commentRangeEnd", {f"{W}id": own}))
                    reference = Element(f"{W}r")
                    SubElement(reference, f"{W}commentReference", {f"{W}id": own})
                    paragraph.insert(at + 3, reference)
                    return

    with_comment = edited(body, edit)
    written = {f"word/{COMMENTS}": ElementTree.tostring(comments, "utf-8")}
    return add_members(with_comment, written)


def without_comments(body: bytes) -> bytes:
    """The document after somebody deleted every comment."""

    def clear(root: Element) -> None:
        for child in list(root):
            root.remove(child)

    def edit(root: Element) -> None:
        gone = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag in gone:
                    parent.remove(child)

    return edited(edited(body, clear, COMMENTS), edit)


def retyped(body: bytes, old: str, new: str, by: str = "NF") -> bytes:
    """The document with a tracked change that nobody proposed, at the first run of those words."""

    def edit(root: Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            for run in paragraph.findall(f"{W}r"):
                text = run.findtext(f"{W}t") or ""
                if old in text:
                    before, _, after = text.partition(old)
                    at = list(paragraph).index(run)
                    paragraph.remove(run)
                    pieces = [_run(before), _changed("del", old, by), _changed("ins", new, by)]
                    for offset, piece in enumerate([*pieces, _run(after)]):
                        paragraph.insert(at + offset, piece)
                    return

    return edited(body, edit)


def _run(words: str, tag: str = "t") -> Element:
    run = Element(f"{W}r")
    SubElement(run, f"{W}{tag}").text = words
    return run


def _changed(tag: str, words: str, by: str) -> Element:
    change = Element(f"{W}{tag}", {f"{W}id": "9000", f"{W}author": by})
    change.append(_run(words, "delText" if tag == "del" else "t"))
    return change
