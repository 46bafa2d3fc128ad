"""A small PDF writer for make-samples: the standard fonts in WinAnsi encoding, columns, running heads, page
numbers, justified lines, words broken at true hyphens or, when long, between syllables. Same input, same bytes."""
import re
import unicodedata
import zlib


def widths(table):
    return {c: int(w) for w, chars in (line.split(" ", 1) for line in table.split("\n")) for c in chars}


# Widths of the standard fonts in 1/1000 of the size; an accented letter is as wide as its base.
TIMES = widths("180 '\n200 |\n250 \xa0.,\n278 /:;\\ijlt\n333 !()-[]`frI‘’\n350 •\n389 Js\n408 \"\n444 ?acez“”\n480 {}\n469 ^"
               "\n500 #$*0123456789_bdghknopquvxy–£\n541 ~\n556 FPS\n564 +<=>\n611 ELTZ\n667 BCR\n722 ADGHKNOQUVXYw\n778 &m\n833 %\n889 M\n921 @\n944 W\n1000 …—")
HELVETICA = widths("238 '\n278 \xa0,./I\\ijl‘’\n280 |\n333 !()-:;[]`ft\n350 •\n389 *r{}\n474 \"\n500 z“”\n556 #$0123456789J_aceksvxy–£"
                   "\n584 +<=>^~\n611 ?FLTZbdghnopqu\n667 EPSVXY\n722 &ABCDHKNRU\n778 GOQw\n833 M\n889 %m\n944 W\n975 @\n1000 …—")
FONTS = {"F1": TIMES, "F2": HELVETICA}
LOOKS = {"title": ("F2", 16), "h2": ("F2", 12), "h3": ("F2", 10.5), "h4": ("F2", 10), "head": ("F2", 8)}


def text_width(text, font, size):
    table = FONTS[font]
    return sum(table[unicodedata.normalize("NFD", "\xa0" if c == " " else c)[0]] for c in text) * size / 1000


def break_points(word):
    """Where a word may be cut, as (head, tail): after a true hyphen or, in a long word, between its syllables."""
    if "-" in word[1:-1]:
        return [(word[:m.end()], word[m.end():]) for m in re.finditer(r"(?<=\w\w)-(?=\w\w)", word)]
    letters = re.fullmatch(r"([‘“(]?)([A-Za-z]{8,})([.,;:?!)’”]*)", word)
    if not letters:
        return []
    cuts = re.finditer(r"(?<=\w{3})(?:(?<=[aeiou])|(?<=[aeiou][lmnrstpdc]))(?=[bcdfglmnprstv][aeiou]\w\w)", letters[2])
    return [(letters[1] + letters[2][:m.end()] + "-", letters[2][m.end():] + letters[3]) for m in cuts]


def break_lines(text, font, size, width):
    """Greedy lines; a word that does not fit is broken if it can be."""
    lines, line = [], ""
    for word in text.split():
        while word:
            joined_line = f"{line} {word}" if line else word
            if text_width(joined_line, font, size) <= width:
                line, word = joined_line, ""
                continue
            fits = [(h, t) for h, t in break_points(word) if text_width(f"{line} {h}".strip(), font, size) <= width]
            if fits and font == "F1":
                lines.append(f"{line} {fits[-1][0]}".strip())
                word = fits[-1][1]
            else:
                lines.append(line)
            line = ""
    return lines + [line]


class Pages:
    """Lines set into columns and pages; every page is a list of content operators."""

    def __init__(self, columns, running_head):
        self.columns, self.head = columns, running_head
        self.size, self.lead = (10.4, 13.8) if self.columns == 2 else (11, 15)
        self.paper, self.margin, self.gap = (482, 680), 44, 16
        self.width = (self.paper[0] - 2 * self.margin - self.gap * (self.columns - 1)) / self.columns
        self.done, self.top = [], self.paper[1] - 70
        self.new_page()

    def new_page(self):
        self.ops, self.column = [], 0
        self.done.append(self.ops)
        if len(self.done) > 1:
            self.top = self.paper[1] - 70
            self.draw(self.head, self.margin, self.paper[1] - 40, "head")
        self.y = self.top

    def number_pages(self):
        for n, self.ops in enumerate(self.done, 1):
            self.draw(str(n), self.paper[0] / 2 - 3, 30, "head")

    def draw(self, text, x, y, kind, fill=0):
        font, size = LOOKS.get(kind, ("F1", self.size))
        spaces = text.count(" ")
        word_space = (fill - text_width(text, font, size)) / spaces if fill and spaces else 0
        shown = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)").decode("latin-1")
        self.ops.append(f"BT /{font} {size} Tf {word_space:.3f} Tw 1 0 0 1 {x:.2f} {y:.2f} Tm ({shown}) Tj ET")

    def room(self, height):
        if self.y - height < 56:
            self.column += 1
            if self.column == self.columns:
                self.new_page()
            self.y = self.top

    def x(self):
        return self.margin + self.column * (self.width + self.gap)

    def block(self, kind, text, indent=0, full=False):
        font, size = LOOKS.get(kind, ("F1", self.size))
        lead = self.lead if font == "F1" else size * 1.3
        width = (self.paper[0] - 2 * self.margin if full else self.width) - indent
        if font == "F2":
            self.y -= size * 0.5
            self.room(lead + 3 * self.lead)  # a heading stays with its text
        lines = break_lines(text, font, size, width)
        for n, line in enumerate(lines):
            self.room(lead)
            self.y -= lead
            first = indent and n == 0 and kind == "item"
            self.draw("• " + line if first else line, self.x() + indent - (8 if first else 0), self.y, kind,
                      width if font == "F1" and n + 1 < len(lines) and not first else 0)
        self.y -= self.lead * 0.35

    def table(self, rows):
        wide = self.width / len(rows[0])
        for row in rows:
            cells = [break_lines(cell, "F1", self.size, wide - 8) for cell in row]
            self.room(self.lead * max(map(len, cells)))
            for n, lines in enumerate(cells):
                for m, line in enumerate(lines, 1):
                    self.draw(line, self.x() + n * wide, self.y - m * self.lead, "cell")
            self.y -= self.lead * max(map(len, cells)) + 2
        self.y -= self.lead * 0.5


def pdf_string(text):
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex().upper() + ">"


def pdf_file(pages, title, authors, year):
    """The bytes of the file: catalogue, page tree, fonts, information dictionary, pages, cross-reference table."""
    contents = [zlib.compress("\n".join(ops).encode("latin-1"), 9) for ops in pages.done]
    first = 6  # objects 1 catalogue, 2 page tree, 3 and 4 fonts, 5 info; then page and content in turn
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(contents)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode()]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
                for name in ("Times-Roman", "Helvetica-Bold")]
    objects.append(f"<< /Title {pdf_string(title)} /Author {pdf_string(authors)} "
                   f"/Producer (make-samples) /CreationDate (D:{year}0301090000Z) >>".encode())
    for n, content in enumerate(contents):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {pages.paper[0]} {pages.paper[1]}] /Contents {first + 2 * n + 1} 0 R "
                       "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return bytes(out) + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
                         f"/Info 5 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode()
