"""HTML: the article in a page, and what the page says of itself.

What extraction leaves out is listed as cut (`not-article`), and read for evidence like all that
is cut; captions and headings that it lost are put back (`pagelines`). Golden pages guard it,
since the extraction's output changes with its version.
"""

from __future__ import annotations

from dateline.acquire.clean import rule_for_head
from dateline.acquire.draft import Draft, Piece
from dateline.acquire.encoding import decode
from dateline.acquire.markup import MOST_ELEMENTS, Tree, count_parts, extract, parse
from dateline.acquire.pagedata import PageData, read_page_data
from dateline.acquire.pagelines import PageLine, put_back, visible_lines
from dateline.acquire.plain import one_line, plain
from dateline.acquire.shape import ends_sentence, is_prose, words_in
from dateline.errors import FILE_BINARY, PAGE_TOO_COMPLEX, PAGE_WITHOUT_ARTICLE, DatelineError
from dateline.records import BlockRole, Cut, Source

FEWEST_WORDS = 12
"""Words in sentences that a page must have to count as an article."""

LONGEST_CUT = 300
MOST_CUTS = 400
HEAD_LINES = 3
"""Lines above the headline in which a page may tell its day."""


def read_html(source: Source) -> Draft:
    """The article of a saved page. Raises where it has none."""
    text, encoding = decode(source.data)
    if not encoding:
        raise DatelineError(FILE_BINARY, path=source.path)
    return read_page(text, source.path)


def read_page(text: str, path: str, url: str = "", fetched: str = "") -> Draft:
    """The article of a page of which the text is known; `url` and `fetched` from its packing."""
    tree = _parsed(text, path)
    data = read_page_data(text, tree)
    lines = visible_lines(tree)
    pieces = put_back(_extracted(tree), lines)
    if _told(pieces) < FEWEST_WORDS:
        pieces = _all_below_headline(lines, data)
    if _told(pieces) < FEWEST_WORDS:
        raise DatelineError(PAGE_WITHOUT_ARTICLE, path=path)
    return Draft(
        pieces=_without_title_twice(pieces, data.title),
        title=data.title,
        author=data.author,
        url=url or data.url,
        outlets=data.outlets,
        dates=data.dates,
        fetched=fetched or data.fetched,
        language=data.language,
        cuts=_left_out(lines, pieces, data),
    )


def _all_below_headline(lines: list[PageLine], data: PageData) -> list[Piece]:
    """For pages whose layout says nothing of what is what: all that stands below the headline."""
    shown = [line.text for line in lines if line.kind != "aside"]
    title = data.title.casefold()
    for at, text in enumerate(shown):
        if title and text.casefold().startswith(title) and words_in(text) < words_in(title) + 8:
            data.title = text
            return [Piece(line) for line in shown[at + 1 :]]
    return [Piece(line) for line in shown]


def _told(pieces: list[Piece]) -> int:
    """Words that stand in sentences."""
    return sum(words_in(piece.text) for piece in pieces if ends_sentence(piece.text))


def read_fragment(text: str, path: str) -> Draft:
    """Markup without a page around it, as records hold it: all of it is the article."""
    tree = _parsed(f"<html><body>{text}</body></html>", path)
    return Draft(pieces=[Piece(line.text) for line in visible_lines(tree)])


def _parsed(text: str, path: str) -> Tree:
    elements = count_parts(text)
    if elements > MOST_ELEMENTS:
        raise DatelineError(PAGE_TOO_COMPLEX, path=path, elements=elements)
    tree = parse(plain(text))
    if tree is None:
        raise DatelineError(PAGE_WITHOUT_ARTICLE, path=path)
    return tree


# --- the article --------------------------------------------------------------------


def _extracted(tree: Tree) -> list[Piece]:
    body = extract(tree)
    pieces: list[Piece] = []
    if body is not None:
        _collect(body, None, pieces)
    return pieces


def _collect(element: Tree, role: BlockRole | None, pieces: list[Piece]) -> None:
    """Pieces of an extracted element in reading order."""
    if element.tag == "table":
        for row in element.iter("row"):
            cells = [one_line(" ".join(cell.itertext())) for cell in row.iter("cell")]
            _add(" | ".join(cell for cell in cells if cell), "table", pieces)
        return
    if element.tag in ("p", "head", "item", "quote", "code", "ab") or not len(element):
        inner = [child for child in element if child.tag in ("p", "list", "table", "quote", "head")]
        if not inner:
            _add_lines(element, role, pieces)
            return
    if element.text:
        _add(element.text, role, pieces)
    for child in element:
        _collect(child, _role_of(child, role), pieces)
        if child.tail:
            _add(child.tail, role, pieces)


def _role_of(element: Tree, above: BlockRole | None) -> BlockRole | None:
    named: dict[str, BlockRole] = {"head": "heading", "item": "list", "quote": "paragraph"}
    return named.get(element.tag, above)


def _add_lines(element: Tree, role: BlockRole | None, pieces: list[Piece]) -> None:
    """The text of an element, parted at line breaks."""
    role = _role_of(element, role)
    parts = [element.text or ""]
    for child in element.iterdescendants():
        parts.append("\n" if child.tag == "lb" else child.text or "")
        parts.append(child.tail or "")
    for line in "".join(parts).split("\n"):
        _add(line, role, pieces)


def _add(text: str, role: BlockRole | None, pieces: list[Piece]) -> None:
    line = one_line(text)
    if line:
        pieces.append(Piece(line, role))


def _without_title_twice(pieces: list[Piece], title: str) -> list[Piece]:
    """The headline as first piece, once, where the page repeats it."""
    same = [at for at, piece in enumerate(pieces[:8]) if piece.text == title]
    return [piece for at, piece in enumerate(pieces) if at not in same[1:]]


# --- what was left out --------------------------------------------------------------


def _left_out(lines: list[PageLine], pieces: list[Piece], data: PageData) -> list[Cut]:
    """Lines of the page that the article does not hold, each once. Those between the headline
    and the first paragraph are read as page matter: day and writer stand there."""
    whole = {piece.text for piece in pieces}
    held = "\n".join(piece.text for piece in pieces)
    title = next((n for n, line in enumerate(lines) if line.text == data.title), 0)
    cuts = {text: Cut(text=text, why="title-suffix") for text in data.cut}
    in_head = True
    for n, line in enumerate(lines):
        if len(cuts) >= MOST_CUTS:
            break
        if line.text in whole or line.text == data.title or line.text in held:
            in_head = in_head and (n <= title or not is_prose(line.text))
        elif line.text not in cuts:
            near = in_head and n > title - HEAD_LINES
            why = (rule_for_head(line.text) if near else "") or "not-article"
            cuts[line.text] = Cut(text=line.text[:LONGEST_CUT], why=why)
    return list(cuts.values())
