"""From a paste to learning, as a student does it."""

import pathlib
import re

import pytest
from playwright.sync_api import expect

from conftest import ROOT, SAMPLES, open_page

DOCUMENTS = ROOT / "Tests/ThawFormatsTests/Fixtures"

CARDS = """  • Created by: marsh_fern
  • Created on: 03-02-21 09:15

What is osmosis?

  • Water moves from a dilute to a more concentrated solution.
  • It passes through a partially permeable membrane.
  • No energy is needed, unlike inactive transport= passive.
1 of 2

Active transport

  • Ions move against the concentration gradient.
  • Energy fromrespiration is needed.
2 of 2

No comments have yet been made

Similar Biology resources:

See all Biology resources »See all Cells resources »
"""


def paste(page, text):
    page.goto("/add")
    page.get_by_label("Your notes").fill(text)
    page.get_by_role("button", name="Read it").click()


def keep(page):
    page.get_by_role("button", name="Keep in the library").click()


def study_to_the_end(page, answer):
    """Answers until nothing is due. Returns how many answers that took."""
    for count in range(400):
        if page.locator(".question-sheet").count() == 0:
            return count
        answer(page, count)
    pytest.fail("the session does not end")


def test_paste_preview_repair_edit_keep_and_find(page):
    paste(page, CARDS)
    assert "/drafts/" in page.url
    expect(page.get_by_role("heading", name="The source, untouched")).to_be_visible()
    understood = page.locator("section", has=page.locator("#understood"))
    expect(understood).to_contain_text("Energy fromrespiration is")
    receipt = page.locator(".receipt", has_text="two words run together")
    receipt.get_by_role("button").first.click()
    expect(understood).to_contain_text("Energy from respiration is")
    expect(page.locator(".source")).to_contain_text("fromrespiration")
    page.get_by_role("link", name=re.compile("^Edit: title", re.I)).click()
    page.get_by_label("New text").fill("Moving through membranes")
    page.get_by_role("button", name="Save this").click()
    keep(page)
    expect(page.get_by_role("heading", name="Moving through membranes", level=1)).to_be_visible()
    expect(page.locator("main")).to_contain_text("marsh_fern")
    page.goto("/search?q=respirat")
    expect(page.locator("main mark").first).to_contain_text(re.compile("respirat", re.I))


def test_draft_survives_and_is_listed(page):
    paste(page, CARDS)
    page.goto("/")
    page.goto("/add")
    expect(page.get_by_role("heading", name="Still to look over")).to_be_visible()


def test_same_page_twice_offers_three_ways(page):
    paste(page, CARDS)
    keep(page)
    paste(page, CARDS.replace("marsh_fern", "marsh_fern "))
    main = page.locator("main")
    for words in ["Open", "Update", "both"]:
        expect(main).to_contain_text(words)
    page.get_by_role("button", name=re.compile("Update")).click()
    page.goto("/")
    expect(page.locator(".entry")).to_have_count(4)


def test_whole_session_by_keyboard(browser, server):
    page = open_page(browser, server)
    page.goto("/study")

    def answer(page, count):
        page.keyboard.press("Space")
        expect(page.locator(".ratings")).to_be_visible()
        with page.expect_navigation():
            page.keyboard.press("1" if count == 0 else "4")

    count = study_to_the_end(page, answer)
    assert 10 <= count <= 60
    expect(page.locator("main")).to_contain_text(re.compile(r"Next|tomorrow|due", re.I))
    page.goto("/statistics")
    expect(page.locator("svg").first).to_be_visible()
    expect(page.locator("table").first).to_contain_text(str(count))
    assert page.errors == [] and page.foreign == []


def test_undo_brings_the_question_back(page):
    page.goto("/study")
    first = page.locator(".question").inner_text()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("3")
    assert page.locator(".question").inner_text() != first
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.locator(".question")).to_have_text(first)


def test_buttons_show_the_next_interval(page):
    page.goto("/study")
    page.keyboard.press("Space")
    waits = page.locator(".ratings .wait").all_inner_texts()
    assert len(waits) == 4
    assert "1 min" in waits[0] and "10 min" in waits[2] and "day" in waits[3]


def test_memory_page_shows_what_an_aim_costs_and_keeps_the_choice(page):
    page.goto("/statistics")
    page.get_by_role("link", name="What Thaw knows of your memory").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Memory model")
    expect(page.locator("svg")).to_have_count(3)  # the brand's and two charts
    page.get_by_text("What it costs to know more as a table").click()
    minutes = page.locator("section[aria-labelledby=costs-chart] tbody tr td:nth-of-type(1)").all_inner_texts()
    assert len(minutes) == 8 and float(minutes[0]) < float(minutes[-1])
    page.get_by_label("What you aim to know of what is due").select_option("85")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    page.goto("/settings")
    expect(page.get_by_label("What you want to know, in per cent")).to_have_value("85")
    page.goto("/memory")
    page.get_by_role("button", name="Fit to my answers now").click()
    expect(page.get_by_role("status")).to_contain_text("too few answers")
    assert page.errors == [] and page.foreign == []


def test_form_sent_twice_counts_once(page):
    page.goto("/study")
    page.keyboard.press("Space")
    form = page.evaluate(
        "() => new URLSearchParams(new FormData(document.querySelector('.question-sheet'))).toString()")
    for _ in range(2):
        page.evaluate(
            """body => fetch('/study/answer', {method: 'POST', body: body + '&rating=3',
               headers: {'Content-Type': 'application/x-www-form-urlencoded'}})""", form)
    page.goto("/statistics")
    cells = page.locator("table").first.locator("tbody td").all_text_contents()
    assert [cell.strip() for cell in cells] == ["0", "0", "1", "0", "1"]


def test_everything_works_without_javascript(browser, server):
    page = open_page(browser, server, java_script_enabled=False, viewport={"width": 390, "height": 844})
    paste(page, CARDS)
    keep(page)
    page.get_by_role("link", name=re.compile("Study")).first.click()

    def answer(page, _):
        page.locator(".reveal > summary").click()
        page.locator(".ratings button").nth(3).click()

    assert study_to_the_end(page, answer) > 3
    page.goto("/add")
    page.locator("input[type=file]").set_input_files(
        {"name": "terms.txt", "mimeType": "text/plain",
         "buffer": b"atom\tthe smallest part of an element\nion\tan atom with a charge\nbond\twhat holds atoms\n"})
    page.get_by_role("button", name="Read it").click()
    keep(page)
    expect(page.locator("main")).to_contain_text("an atom with a charge")


def test_clipboard_html_keeps_structure(page):
    page.goto("/add")
    page.locator("#text").evaluate("""area => {
        const data = new DataTransfer();
        data.setData('text/html', '<h2>Enzymes</h2><ul><li>They are <b>catalysts</b></li><li>Heat denatures them</li></ul>');
        data.setData('text/plain', 'Enzymes\\nThey are catalysts\\nHeat denatures them');
        area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
    }""")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("main strong", has_text="catalysts").first).to_be_visible()


def test_delete_can_be_undone(page):
    page.goto("/")
    title = page.locator(".entry-title").first.inner_text()
    page.locator(".entry").first.get_by_role("link", name=re.compile("^Change")).click()
    page.get_by_role("button", name=re.compile("Delete|trash", re.I)).first.click()
    expect(page.locator(".entry-title", has_text=title)).to_have_count(0)
    page.get_by_role("button", name=re.compile("Undo")).click()
    page.goto("/")
    expect(page.locator(".entry-title", has_text=title)).to_have_count(1)


def test_export_then_delete_everything(page):
    page.goto("/settings")
    with page.expect_download() as download:
        page.get_by_role("link", name="Export everything").click()
    assert '"thaw":1' in download.value.path().read_text()
    word = re.search(r"[“\"](.+?)[”\"]", page.locator("label[for=confirm]").inner_text()).group(1)
    page.locator("#confirm").fill(word)
    page.get_by_role("button", name="Delete everything").click()
    page.goto("/")
    expect(page.get_by_role("heading", name="Your library is empty")).to_be_visible()


def test_bad_input_keeps_the_text(page):
    paste(page, "   \n \n")
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("input[type=file]").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(200)})
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("PDF")


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.glob("*.txt")))
def test_samples_are_in_the_library_and_their_parts_open(page, name):
    page.goto("/")
    for index in range(page.locator(".entry-title").count()):
        page.goto("/")
        page.locator(".entry-title").nth(index).click()
        expect(page.locator("h1")).to_be_visible()


def test_bold_of_a_paste_is_seen_before_and_after_keeping(page):
    page.goto("/add")
    page.locator("#text").evaluate("""area => {
        const data = new DataTransfer();
        data.setData('text/html', '<h2>Rivers</h2><ul><li>A <b>meander</b> is a bend</li><li>It wanders</li></ul>');
        data.setData('text/plain', 'Rivers\\nA meander is a bend\\nIt wanders');
        area.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
    }""")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".part-row strong", has_text="meander")).to_be_visible()
    keep(page)
    expect(page.locator("main strong", has_text="meander")).to_be_visible()


@pytest.mark.parametrize("words", ["Not today", "Suspend"])
def test_putting_away_can_be_taken_back(page, words):
    page.goto("/study")
    first = page.locator(".question").inner_text()
    page.get_by_role("button", name=words).click()
    expect(page.locator(".question")).not_to_have_text(first)
    page.locator(".flash").get_by_role("button", name="Undo").click()
    expect(page.locator(".question")).to_have_text(first)


def test_end_says_when_the_next_come_and_suspended_questions_resume(page):
    page.goto("/settings")
    page.get_by_label("New questions a day").fill("1")
    page.get_by_role("button", name="Save settings").click()
    page.goto("/study")
    page.locator(".reveal > summary").click()
    page.locator(".ratings button").nth(3).click()
    expect(page.locator(".lead")).to_have_text(
        "Today’s limit of 1 new question is reached. The next come tomorrow.")
    page.get_by_role("button", name="Undo the last answer").click()
    page.get_by_role("button", name="Suspend").click()
    page.goto("/")
    page.locator(".entry-title").last.click()
    page.get_by_role("link", name="Questions asked").click()
    expect(page.locator("main")).to_contain_text("1 suspended.")
    page.get_by_role("button", name=re.compile("^Resume")).click()
    expect(page.get_by_role("button", name=re.compile("^Resume"))).to_have_count(0)


def test_choice_among_several_same_pages_has_one_primary_action(page):
    paste(page, CARDS)
    keep(page)
    paste(page, CARDS)
    page.get_by_role("button", name="Keep both").click()
    keep(page)
    paste(page, CARDS)
    expect(page.locator("main form.sheet")).to_have_count(2)
    expect(page.locator("main .primary")).to_have_count(1)


VIENNA = """The Congress of Vienna

The Congress of Vienna was a meeting of ambassadors that redrew the map of Europe.
Prince Metternich opened the congress in September 1814.
Bread prices rose = riots in Paris
"""


def test_findings_are_put_right_beside_the_source(page):
    paste(page, VIENNA)
    page.get_by_role("link", name="1 date", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Found on this page")
    date = page.get_by_label("Date: 1814-09")
    date.fill("1814-09-18")
    date.press("Enter")
    expect(page.get_by_label("Date: 1814-09-18")).to_be_visible()
    mend = page.locator("section", has=page.locator("#mend"))
    expect(mend).to_contain_text("Write the link in words")
    page.get_by_role("button", name="Mend line 5").click()
    # The link stands in words now, and the words do not say how: that is for the learner to add.
    expect(mend).not_to_contain_text("Write the link in words")
    expect(mend).to_contain_text("Say how: “led to”")
    expect(page.get_by_role("button", name="Mend line 5")).to_have_count(0)
    page.get_by_label("Add a missed one: Person").fill("Talleyrand")
    page.get_by_role("button", name="Add: Person").click()
    expect(page.get_by_label("Person: Talleyrand")).to_be_visible()
    page.locator("form.found", has=page.get_by_label("Date: 1814-09-18")).get_by_role("link", name="Source").click()
    expect(page.locator(".source .part:target")).to_have_text("September 1814")
    expect(page.locator(".source")).not_to_contain_text("which led to")


STALIN = """De-Stalinisation

1 of 1

Events

- Stalin died at his dacha in March 1953
- Khrushchev gave the Secret Speech in February 1956
- Soviet tanks crushed the Hungarian rising in November 1956
- The Berlin Wall went up in August 1961
- Khrushchev was perhaps the greatest reformer of the century

No comments have yet been made
"""


def field(page, name):
    """The form on the findings page that holds the field with this label."""
    return page.locator("form.found", has=page.get_by_label(name, exact=True))


@pytest.mark.parametrize("scripts", [True, False])
def test_claims_and_questions_are_put_right(browser, server, scripts):
    page = open_page(browser, server, java_script_enabled=scripts)
    paste(page, STALIN)
    counts = page.get_by_role("navigation", name="Found in it")
    expect(counts.get_by_role("link", name="4 dates")).to_be_visible()
    # The preview leads from a finding to its words.
    page.get_by_role("link", name="August 1961", exact=True).click()
    expect(page.locator(".source .part:target")).to_have_text("August 1961")
    counts.get_by_role("link", name="5 claims").click()

    claim = "Claim: Khrushchev was perhaps the greatest reformer of the century"
    expect(field(page, claim)).to_contain_text("hedged: “perhaps”")
    field(page, claim).get_by_role("link", name="Show line 11").click()
    expect(page.locator(".source .part:target")).to_have_text(
        "Khrushchev was perhaps the greatest reformer of the century")
    page.get_by_label(claim, exact=True).fill("Khrushchev was a reformer")
    field(page, claim).get_by_role("combobox").select_option("fact")
    field(page, claim).get_by_role("button", name="Save").click()
    expect(field(page, "Claim: Khrushchev was a reformer")).to_contain_text("your words")
    expect(page.get_by_role("heading", name="Judgements")).to_have_count(0)

    order = "Question: Put these events in order, the earliest first."
    for line in [7, 8, 9, 10]:
        field(page, order).get_by_role("link", name=f"Show line {line} ").click()
        expect(page.locator(".source .part:target")).to_be_visible()
    page.get_by_label(order, exact=True).fill("What came first, second, third and last?")
    field(page, order).get_by_role("button", name="Save").click()
    gap = "Question: Stalin died at his dacha in March _____"
    field(page, gap).get_by_role("button", name="Do not ask").click()
    expect(page.get_by_label(gap, exact=True)).to_have_count(0)
    away = page.locator("section", has=page.locator("#question")).locator("details:not(.add)")
    away.locator("summary").click()
    expect(away).to_contain_text("Stalin died at his dacha in March _____")

    page.locator(".trail a").click()
    keep(page)
    page.get_by_role("link", name="Questions asked").click()
    expect(page.locator("main")).to_contain_text("What came first, second, third and last?")
    expect(page.locator("main")).not_to_contain_text("Stalin died at his dacha in March _____")
    page.context.close()


def test_corrected_date_changes_what_came_first(page):
    paste(page, STALIN)
    page.get_by_role("link", name="4 dates").click()
    date = page.get_by_label("Date: 1961-08")
    date.fill("1951-08")
    date.press("Enter")
    expect(page.get_by_label("Date: 1951-08")).to_be_visible()
    order = field(page, "Question: Put these events in order, the earliest first.")
    expect(order.locator("textarea.answer")).to_have_value(re.compile("^The Berlin Wall went up in August 1951"))


UNDATED = STALIN.replace("in August 1961", "in one night")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_missed_is_added_by_hand(browser, server, scripts):
    page = open_page(
        browser, server, java_script_enabled=scripts, viewport={"width": 390, "height": 844}, has_touch=True,
        is_mobile=True)
    paste(page, UNDATED)
    page.get_by_role("link", name=re.compile("questions$")).click()

    def form(name):
        return page.locator("details.add", has=page.locator("summary", has_text=name))

    # A question that gives its answer away is refused where it was written, and nothing typed is lost.
    asked = form("Add a question")
    asked.locator("summary").click()
    asked.get_by_label("Question").fill("Did Stalin die at his dacha?")
    asked.get_by_label("Answer").fill("at his dacha")
    asked.get_by_label("Its line in the source").select_option(label="7: Stalin died at his dacha in March 1953")
    asked.get_by_role("button").click()
    expect(asked).to_contain_text("The question gives its answer away: “at his dacha” stands in it.")
    expect(asked.get_by_label("Question")).to_be_focused()
    expect(asked.get_by_label("Question")).to_be_in_viewport()
    expect(asked.get_by_label("Answer")).to_have_value("at his dacha")
    asked.get_by_label("Question").fill("Where did Stalin die?")
    asked.get_by_role("button").click()
    own = field(page, "Question: Where did Stalin die?")
    expect(own).to_contain_text("added by you")
    expect(own).to_be_in_viewport()
    own.get_by_role("link", name="Show line 7").click()
    expect(page.locator(".source .part:target")).to_have_text("Stalin died at his dacha in March 1953")

    claimed = form("Add a claim")
    claimed.locator("summary").click()
    claimed.get_by_label("Claim").fill("The Wall was the greatest defeat of the East")
    claimed.get_by_label("Its line in the source").select_option(label="10: The Berlin Wall went up in one night")
    claimed.get_by_role("button").click()
    expect(field(page, "Claim: The Wall was the greatest defeat of the East").locator("select[name=detail]")).to_have_value(
        "judgement")

    dated = form("Add a date")
    dated.locator("summary").click()
    dated.get_by_label("Date").fill("August 1961")
    dated.get_by_label("Its line in the source").select_option(label="10: The Berlin Wall went up in one night")
    dated.get_by_role("button").click()
    expect(page.get_by_label("Date: 1961-08")).to_be_visible()
    when = page.get_by_label(re.compile(r"^Question: In which month and year\? The Berlin Wall"))
    expect(page.locator("form.found", has=when).locator("textarea.answer")).to_have_value("August 1961")

    field(page, "Question: Where did Stalin die?").get_by_role("button", name="Do not ask").click()
    away = page.locator("section", has=page.locator("#question")).locator("details:not(.add)")
    away.locator("summary").click()
    away.get_by_role("button", name="Take Where did Stalin die? back").click()
    expect(field(page, "Question: Where did Stalin die?")).to_be_visible()

    page.locator(".trail a").click()
    keep(page)
    page.get_by_role("link", name="Questions asked").click()
    expect(page.locator("main")).to_contain_text("Where did Stalin die?")
    expect(page.locator("main")).to_contain_text("In which month and year? The Berlin Wall went up in one night")
    page.context.close()


def test_name_that_is_another_kind_moves(page):
    paste(page, STALIN)
    page.get_by_role("link", name="Put right: People").click()
    row = field(page, "Person: Stalin")
    row.get_by_role("combobox").focus()
    page.keyboard.type("Work")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Save"
    page.keyboard.press("Enter")
    expect(page.get_by_label("Work: Stalin")).to_be_visible()
    expect(page.get_by_label("Person: Stalin")).to_have_count(0)


def test_finding_lights_up_all_its_words(page):
    paste(page, STALIN)
    page.get_by_role("link", name=re.compile("questions$")).click()
    order = field(page, "Question: Put these events in order, the earliest first.")
    order.locator("textarea").first.focus()
    expect(page.locator(".source .lit")).to_have_count(4)


@pytest.mark.parametrize("name", ["weimar.docx", "river.pdf", "volcanoes.pptx", "leaf.odt", "cells.epub"])
def test_document_is_read_and_kept_beside_its_text(page, name):
    original = DOCUMENTS / name
    page.goto("/add")
    page.locator("input[type=file]").set_input_files(original)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="What was understood")).to_be_visible()
    if name == "river.pdf":
        # What the way from the file to the text left out is said, and stays with the page.
        expect(page.locator(".notice.bad")).to_contain_text("What runs along the edge of the pages was left out")
    keep(page)
    page.goto(page.url.split("?")[0] + "/source")
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    assert download.value.suggested_filename == name
    assert pathlib.Path(download.value.path()).read_bytes() == original.read_bytes()
