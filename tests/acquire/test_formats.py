"""PDF, DOCX and MHTML, from files made here."""

from __future__ import annotations

import pytest

from dateline.acquire import media, read
from dateline.records import Article, Failure, Options
from tests.acquire.made import column, docx, mhtml, pdf, source

LEDE = "Two men were hurt when the mill at Talberg burned down, the fire brigade said."
HEAD = [(72, 800, 9, "Harbour Post"), (400, 800, 9, "Monday, March 4, 2019")]
FIRST = [
    *HEAD,
    *column(["Two hurt as mill burns"], 760, size=20),
    *column(
        [
            "By Ilsa Rendt",
            "",
            "Two men were hurt early on Monday when the old mill at Talberg burned down, the",
            "fire brigade said. Forty firefighters could not co-operate with the crews of the next",
            "town, whose hoses were too short for the steep riverbank, said Captain Edda Bro-",
            "sk. They will co-",
            "operate more from now on.",
            "",
            "The owner, Ruben Hale, said that he had warned the town in a letter of Feb-",
            "ruary 2. The town clerk, who keeps all letters, could not be reached on that",
        ],
        710,
    ),
    (290, 40, 9, "1"),
]
SECOND = [
    *HEAD,
    *column(
        [
            "evening.",
            "",
            "Third fire in a year",
            "",
            "It was the third fire in the valley within a year, and the second on the river.",
            "In May, a barn burned in Osk.",
        ],
        760,
    ),
    (290, 40, 9, "2"),
]


def article(raw: bytes, kind: str, path: str) -> Article:
    found = read(source(raw, kind, path), Options())
    assert isinstance(found, Article), found
    return found


def blocks(found: Article) -> list[tuple[str, int | None, str]]:
    return [(b.role, b.page, found.text[b.start : b.end]) for b in found.blocks]


def test_pdf_becomes_paragraphs_with_their_pages() -> None:
    found = article(pdf([FIRST, SECOND], author="Ilsa Rendt"), media.PDF, "a.pdf")
    assert blocks(found) == [
        ("title", 1, "Two hurt as mill burns"),
        (
            "paragraph",
            1,
            "Two men were hurt early on Monday when the old mill at Talberg burned down, the "
            "fire brigade said. Forty firefighters could not co-operate with the crews of the "
            "next town, whose hoses were too short for the steep riverbank, said Captain Edda "
            "Brosk. They will co-operate more from now on.",
        ),
        (
            "paragraph",
            1,
            "The owner, Ruben Hale, said that he had warned the town in a letter of February 2. "
            "The town clerk, who keeps all letters, could not be reached on that evening.",
        ),
        ("heading", 2, "Third fire in a year"),
        (
            "paragraph",
            2,
            "It was the third fire in the valley within a year, and the second on the river. "
            "In May, a barn burned in Osk.",
        ),
    ]
    assert found.author == "Ilsa Rendt"
    assert found.outlet.name == "Harbour Post"
    assert found.published is not None
    assert found.published.edtf == "2019-03-04"


def test_running_heads_and_page_numbers_are_cut_and_listed() -> None:
    found = article(pdf([FIRST, SECOND]), media.PDF, "a.pdf")
    cut = [cut.text for cut in found.cut if cut.why == "running-head"]
    assert cut == ["Harbour Post Monday, March 4, 2019", "1"]


def test_pages_without_text_are_told() -> None:
    found = article(pdf([FIRST, [], SECOND]), media.PDF, "a.pdf")
    assert found.notes == ("Pages without text were not read: 2.",)


def test_pdf_of_pictures_is_a_failure_with_a_remedy() -> None:
    found = read(source(pdf([[], []]), media.PDF, "scan.pdf"), Options())
    assert isinstance(found, Failure)
    assert "OCR" in found.message


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(
        ["The mill at Talberg burned down on Monday, and", "two men were hurt. The fire"], 700
    )
    right = column(["brigade came late, the owner said.", "It had snowed."], 700, left=320)
    found = article(pdf([[*left, *right]]), media.PDF, "a.pdf")
    assert found.text.startswith(
        "The mill at Talberg burned down on Monday, and two men were hurt. The fire brigade came"
    )


def test_docx_keeps_styles_lists_and_tables() -> None:
    made = docx(
        [
            ("Title", "Two hurt as mill burns"),
            ("Normal", LEDE),
            ("Heading 1", "Third fire in a year"),
            ("Normal", "In May, a barn burned in Osk. Nobody was hurt there."),
            ("List Bullet", "May: the barn in Osk"),
            ("Caption", "Smoke over the mill"),
        ],
        [["Place", "Fires"], ["Osk", "1"]],
    )
    found = article(made, media.DOCX, "a.docx")
    assert blocks(found) == [
        ("title", None, "Two hurt as mill burns"),
        ("paragraph", None, LEDE),
        ("heading", None, "Third fire in a year"),
        ("paragraph", None, "In May, a barn burned in Osk. Nobody was hurt there."),
        ("list", None, "May: the barn in Osk"),
        ("caption", None, "Smoke over the mill"),
        ("table", None, "Place | Fires"),
        ("table", None, "Osk | 1"),
    ]
    assert found.author == "Ilsa Rendt"


def test_docx_leaves_out_what_was_deleted() -> None:
    import io

    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    paragraph = document.add_paragraph("Two men were ")
    for mark, text, words in (("del", "delText", "killed "), ("ins", "t", "hurt ")):
        paragraph._p.append(
            parse_xml(
                f'<w:{mark} {nsdecls("w")} w:id="1" w:author="x"><w:r>'
                f'<w:{text} xml:space="preserve">{words}</w:{text}></w:r></w:{mark}>'
            )
        )
    paragraph.add_run("when the mill burned down.")
    out = io.BytesIO()
    document.save(out)
    assert article(out.getvalue(), media.DOCX, "a.docx").text == (
        "Two men were hurt when the mill burned down."
    )


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_mhtml_is_read_as_the_page_in_it(charset: str) -> None:
    page = (
        "<html><head><title>Mill</title></head><body><article><h1>Two hurt as mill burns</h1>"
        f"<p>{LEDE}</p><p>“It’s gone,” said Ruben Hale, who has owned the mill since the flood.</p>"
        "</article></body></html>"
    )
    raw = mhtml(page, "https://h.example/2019/03/04/fire", "Fri, 08 Mar 2019 10:00:00", charset)
    found = article(raw, media.MHTML, "a.mhtml")
    assert found.title == "Two hurt as mill burns"
    assert found.url == "https://h.example/2019/03/04/fire"
    assert found.outlet.name == "h.example"
    assert "“It’s gone,” said" in found.text
    assert found.published is not None
    assert found.published.edtf == "2019-03-04"
