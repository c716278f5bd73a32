"""Ailsa's drawing of her dog, made here so that nobody's real drawing is shown."""

import io

from PIL import Image, ImageDraw

PAPER, INK, GRASS, SUN = "#fffdf5", "#5b3a1e", "#3f8f3f", "#f2b705"


def picture_of_bracken() -> bytes:
    """Draw a dog on a hill under the sun, as a PNG."""
    paper = Image.new("RGB", (640, 420), PAPER)
    draw = ImageDraw.Draw(paper)
    draw.ellipse((500, 30, 590, 120), fill=SUN)
    draw.arc((-80, 300, 720, 620), 180, 360, fill=GRASS, width=14)
    draw.ellipse((200, 190, 400, 290), outline=INK, width=10)
    draw.ellipse((370, 130, 470, 220), outline=INK, width=10)
    draw.polygon([(385, 140), (370, 90), (415, 130)], outline=INK, width=8)
    draw.ellipse((430, 160, 444, 174), fill=INK)
    for x in (235, 275, 335, 375):
        draw.line((x, 280, x, 340), fill=INK, width=10)
    draw.line((205, 230, 150, 180), fill=INK, width=10)
    made = io.BytesIO()
    paper.save(made, "PNG")
    return made.getvalue()
