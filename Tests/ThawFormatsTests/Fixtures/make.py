"""Makes the documents of this folder. Their texts are the project's own.

Run in an environment with python-docx, python-pptx, odfpy, ebooklib, reportlab and pillow.
"""

import io
import os
import zipfile

import docx
import pptx
from ebooklib import epub
from odf import style, table, text
from odf.opendocument import OpenDocumentText
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas
from reportlab.platypus import (BaseDocTemplate, Frame, ListFlowable, ListItem, PageBreak, PageTemplate,
                                Paragraph, SimpleDocTemplate, Table)

here = os.path.dirname(os.path.abspath(__file__))
styles = getSampleStyleSheet()


def path(name):
    return os.path.join(here, name)


def repack(name, keep):
    """Leaves out what an office program adds and no reader needs: the file stays small."""
    with open(path(name), "rb") as file:
        old = zipfile.ZipFile(io.BytesIO(file.read()))
    new = zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED, compresslevel=9)
    for member in old.infolist():
        if keep(member.filename):
            info = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            new.writestr(info, old.read(member.filename), zipfile.ZIP_DEFLATED)
    new.close()


def word():
    d = docx.Document()
    d.add_heading("The Weimar Republic", 0)
    d.add_heading("Origins", 1)
    p = d.add_paragraph("The ")
    p.add_run("Weimar Republic").bold = True
    p.add_run(" was founded in 1919 * after the war_time [1](x) & <b>.")
    for words in ["Kaiser abdicated", "New constitution at Weimar"]:
        d.add_paragraph(words, style="List Bullet")
    d.add_paragraph("Article 48", style="List Bullet 2")
    for words in ["First step", "Second step"]:
        d.add_paragraph(words, style="List Number")
    d.add_heading("Key terms", 2)
    t = d.add_table(rows=0, cols=2)
    for a, b in [("Term", "Definition"), ("Diktat", "A dictated peace"),
                 ("Reparations", "Money paid for war damage | costs")]:
        row = t.add_row().cells
        row[0].text, row[1].text = a, b
    d.add_paragraph("Q: What was hyperinflation?\nA: Prices rose out of control.")
    d.save(path("weimar.docx"))
    repack("weimar.docx", lambda name: not any(
        part in name for part in ["theme", "thumbnail", "customXml", "docProps", "fontTable",
                                  "stylesWithEffects", "webSettings", "settings.xml"]))


def slides():
    p = pptx.Presentation()
    s = p.slides.add_slide(p.slide_layouts[0])
    s.shapes.title.text, s.placeholders[1].text = "Volcanoes", "Year 8 Geography"
    s = p.slides.add_slide(p.slide_layouts[1])
    s.shapes.title.text = "Types of volcano"
    frame = s.placeholders[1].text_frame
    frame.text = "Shield volcano"
    inner = frame.add_paragraph()
    inner.text, inner.level = "Gentle slopes", 1
    frame.add_paragraph().text = "Composite volcano"
    s.notes_slide.notes_text_frame.text = "Ask for examples."
    s = p.slides.add_slide(p.slide_layouts[5])
    s.shapes.title.text = "Terms"
    t = s.shapes.add_table(2, 2, 0, 0, 5000000, 1000000).table
    for i, row in enumerate([("Magma", "Molten rock below"), ("Lava", "Molten rock above")]):
        for j, cell in enumerate(row):
            t.cell(i, j).text = cell
    p.save(path("volcanoes.pptx"))
    repack("volcanoes.pptx", lambda name: not any(
        part in name for part in ["theme", "thumbnail", "slideLayouts/", "slideMasters/", "notesMasters/"]))


def opendocument():
    o = OpenDocumentText()
    bold = style.Style(name="B", family="text")
    bold.addElement(style.TextProperties(fontweight="bold"))
    o.automaticstyles.addElement(bold)
    o.text.addElement(text.H(outlinelevel=1, text="Photosynthesis"))
    p = text.P(text="Plants make ")
    p.addElement(text.Span(stylename=bold, text="glucose"))
    p.addText(" from light.")
    o.text.addElement(p)
    bullets = text.List()
    for words in ["Light", "Water"]:
        item = text.ListItem()
        item.addElement(text.P(text=words))
        bullets.addElement(item)
    o.text.addElement(bullets)
    t = table.Table()
    for row in [("Chlorophyll", "Green pigment"), ("Stoma", "Pore in a leaf")]:
        cells = table.TableRow()
        for words in row:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            cells.addElement(cell)
        t.addElement(cells)
    o.text.addElement(t)
    o.save(path("leaf.odt"))


def book():
    e = epub.EpubBook()
    e.set_identifier("cells")
    e.set_title("Cells")
    e.set_language("en")
    chapters = []
    for i, (title, page) in enumerate([
            ("Cells", "<h1>Cells</h1><p>All life is made of <b>cells</b>&#160;&amp; more.</p>"
                      "<ul><li>Nucleus</li><li>Membrane<ul><li>Protein</li></ul></li></ul>"),
            ("Division", "<h1>Division</h1><p>Mitosis\n makes two.</p><table><tr><th>Osmosis</th>"
                         "<td>Water moves</td></tr><tr><th>Diffusion</th><td>Particles spread</td></tr></table>")]):
        chapter = epub.EpubHtml(title=title, file_name=f"c {i}.xhtml", lang="en")
        chapter.content = page
        e.add_item(chapter)
        chapters.append(chapter)
    e.toc = chapters
    e.spine = ["nav"] + chapters
    e.add_item(epub.EpubNcx())
    e.add_item(epub.EpubNav())
    epub.write_epub(path("cells.epub"), e)


EROSION = ("Rivers wear their beds and banks away in four ways, and each of them needs energy that only a "
           "fast or a full river has. The work is greatest in floods, when a stream that seems harmless in "
           "summer can move boulders and undercut whole meadows. ")
DEPOSITION = ("Where a river slows down it drops what it carries, the heaviest stones first and the finest "
              "mud last. This is why a delta is made of clay and a mountain stream is full of cobbles. ")


def edges(c, d):
    c.setFont("Helvetica", 9)
    c.drawString(72, 805, "Geography Year 9")
    c.drawString(280, 30, "Page %d" % d.page)


def pdf():
    body = styles["BodyText"]
    story = [
        Paragraph("The River Basin", styles["Title"]), Paragraph("Erosion", styles["Heading2"]),
        Paragraph(EROSION * 2, body), Paragraph(EROSION, body),
        ListFlowable([ListItem(Paragraph(words, body)) for words in [
            "Hydraulic action is the force of water.",
            "Abrasion is the load wearing the bed, which goes on for so long that the line is wrapped "
            "somewhere in the middle of it.", "Attrition rounds the stones."]], bulletType="bullet"),
        ListFlowable([ListItem(Paragraph(words, body)) for words in ["Source", "Mouth"]]),
        Paragraph("Key terms", styles["Heading2"]),
        Table([["Meander", "A bend in a river that grows"], ["Delta", "Land built at a river mouth"],
               ["Levee", "A natural bank beside the channel"]]),
        PageBreak(), Paragraph("Deposition", styles["Heading2"]), Paragraph(DEPOSITION * 3, body),
        PageBreak(), Paragraph("Landforms", styles["Heading2"]), Paragraph(DEPOSITION * 2, body)]
    SimpleDocTemplate(path("river.pdf"), pagesize=A4).build(story, onFirstPage=edges, onLaterPages=edges)

    columns = BaseDocTemplate(path("columns.pdf"), pagesize=A4)
    frames = [Frame(20 * mm, 20 * mm, 80 * mm, 250 * mm), Frame(110 * mm, 20 * mm, 80 * mm, 250 * mm)]
    columns.addPageTemplates(PageTemplate(frames=frames))
    columns.build([Paragraph("Two columns", styles["Heading1"])]
                  + [Paragraph(EROSION * 3, body) for _ in range(6)]
                  + [Paragraph("The last words.", body)])

    c = canvas.Canvas(path("hyphens.pdf"), pagesize=A4)
    for i, line in enumerate([
            "The revolution of 1917 ended the rule of the tsars, whose govern-",
            "ment had lost the trust of the army. Stalin's heirs began de-",
            "Stalinisation in 1953 and a well-known speech followed. The well-",
            "known words were read aloud to the delegates behind closed doors."]):
        c.drawString(72, 700 - 14 * i, line)
    c.save()

    c = canvas.Canvas(path("contents.pdf"), pagesize=A4)
    for i, line in enumerate(["1. Rivers " + ". " * 30 + "3", "2. Coasts " + "." * 40 + " 14",
                              "Rivers carry water to the sea."]):
        c.drawString(72, 700 - 14 * i, line)
    c.save()

    c = canvas.Canvas(path("photo.pdf"), pagesize=A4)
    for _ in range(2):
        c.drawImage(path("army.png"), 50, 500, width=500, height=192)
        c.showPage()
    c.save()

    c = canvas.Canvas(path("scan.pdf"), pagesize=A4)
    c.rect(100, 100, 300, 300, fill=1)
    c.save()

    c = canvas.Canvas(path("locked.pdf"), pagesize=A4, encrypt=StandardEncryption("secret"))
    c.drawString(72, 700, "Nobody reads this.")
    c.save()


def picture():
    image = Image.new("L", (1200, 460), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 36)
    draw.text((40, 40), "The Roman Army\n\nSoldiers served for twenty-five years and\n"
              "were given land when they retired.", fill="black", font=font)
    image.quantize(4).save(path("army.png"), optimize=True)


word()
slides()
opendocument()
book()
picture()
pdf()
