"""Small files of each format, made here: nothing is copied, no binary is committed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from hashlib import sha256

from dateline.acquire import media
from dateline.records import Source


def source(data: bytes, kind: str = media.TEXT, path: str = "a.txt", **sidecar: str) -> Source:
    return Source(
        path=path, sha256=sha256(data).hexdigest(), media_type=kind, data=data, sidecar=sidecar
    )


Set = tuple[float, float, float, str]
"""Text set on a page: points from the left, from the bottom, type size, words."""


def pdf(pages: Sequence[Sequence[Set]], author: str = "") -> bytes:
    """A PDF of plain Helvetica text, written out by hand."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    objects.append(f"<< /Author ({author}) >>".encode("cp1252"))
    kids = []
    for page in pages:
        drawn = "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in page
        ).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _written(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _written(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, start)
    )
    return out.getvalue()


def column(
    lines: Sequence[str], top: float = 700, left: float = 72, size: float = 11, step: float = 14
) -> list[Set]:
    """Lines set below each other; an empty one leaves a gap."""
    return [(left, top - n * step, size, line) for n, line in enumerate(lines) if line]


def docx(parts: Sequence[tuple[str, str]], table: Sequence[Sequence[str]] = ()) -> bytes:
    """A DOCX of (style, text) paragraphs and a table at the end."""
    from docx import Document

    document = Document()
    document.core_properties.author = "Ilsa Rendt"
    for style, text in parts:
        document.add_paragraph(text, style=style)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mhtml(page: str, url: str, saved: str, charset: str = "utf-8") -> bytes:
    """A page as browsers save it in one file."""
    message = MIMEMultipart("related", type="text/html", boundary="----made")
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = url
    message["Date"] = saved
    part = MIMEText(page, "html", charset)
    part["Content-Location"] = url
    message.attach(part)
    picture = MIMEBase("image", "png")
    picture.set_payload("iVBORw0KGgo=")
    message.attach(picture)
    return message.as_bytes()
