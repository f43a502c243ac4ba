"""Every page: accessible, within the screen, light, and its own."""

import re

import pytest
from axe_core_python.sync_playwright import Axe

from conftest import OUT, open_page

STATIC_PAGES = ["/", "/add", "/study", "/statistics", "/memory", "/settings", "/search?q=plague", "/trash", "/nowhere"]
RESOURCE_PAGES = ["", "/source", "/proof", "/findings", "/findings?kind=question", "/items", "/manage"]
LOOKS = {
    "desktop": {"viewport": {"width": 1200, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
}


def addresses(page):
    """The pages above, and those of each resource in the library."""
    page.goto("/")
    resources = page.locator(".entry-title").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    found = list(STATIC_PAGES)
    for resource in resources:
        found += [resource + place for place in RESOURCE_PAGES]
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(browser, shared_server, look):
    # Without motion: a page that is still fading in has no contrast to speak of.
    page = open_page(browser, shared_server, reduced_motion="reduce", **LOOKS[look])
    found = []
    for address in addresses(page):
        page.goto(address)
        if address == "/study":
            page.locator(".reveal > summary").click()
        violations = Axe().run(page)["violations"]
        found += [(address, v["id"], v["nodes"][0]["html"][:160]) for v in violations]
        OUT.mkdir(exist_ok=True)
        name = re.sub(r"\W+", "-", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "id", address)).strip("-") or "library"
        page.screenshot(path=OUT / f"{name}-{look}.png", full_page=True)
    assert found == []
    assert page.foreign == []
    page.context.close()


def test_nothing_overflows_at_320_pixels(browser, shared_server):
    page = open_page(browser, shared_server, viewport={"width": 320, "height": 640})
    wide = []
    for address in addresses(page):
        page.goto(address)
        # WCAG 1.4.12: the learner may space text out.
        page.evaluate(
            """() => { const sheet = new CSSStyleSheet();
                 sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
                   + ' word-spacing: .16em !important }');
                 document.adoptedStyleSheets = [sheet]; }""")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((address, width))
    assert wide == []
    page.context.close()


def test_targets_are_large_enough_for_a_thumb(browser, shared_server):
    page = open_page(browser, shared_server, **LOOKS["phone"])
    small = []
    for address in STATIC_PAGES:
        page.goto(address)
        if address == "/study":
            page.locator(".reveal > summary").click()
        small += page.evaluate(
            """address => [...document.querySelectorAll('button, summary, select, input:not([type=hidden]), nav a')]
                .filter(e => e.offsetParent && !e.closest('label.check'))
                .map(e => [address, e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
                .filter(([, , r]) => r.height > 0 && r.height < 43.5)
                .map(([a, h, r]) => [a, h, r.height])""", address)
    assert small == []
    page.context.close()


def test_first_page_is_under_60_kB(browser, shared_server):
    page = open_page(browser, shared_server)
    sizes = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < 60_000
    page.context.close()


def test_keyboard_reaches_the_first_action(browser, shared_server):
    page = open_page(browser, shared_server)
    page.goto("/")
    page.keyboard.press("Tab")
    assert "main" in (page.evaluate("document.activeElement.getAttribute('href')") or "")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if re.match("Study", page.evaluate("document.activeElement.innerText") or ""):
            break
    else:
        pytest.fail("Tab does not reach the study button")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/study*")
    page.context.close()


def test_focus_order_has_no_trap(browser, shared_server):
    page = open_page(browser, shared_server)
    page.goto("/settings")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.innerText"))
    assert "confirm" in seen
    page.context.close()


def test_stranger_without_the_token_sees_nothing(browser, shared_server):
    context = browser.new_context(base_url=shared_server.base)
    page = context.new_page()
    for address in ["/", "/settings", "/export", "/study"]:
        response = page.goto(address)
        assert response.status == 403
        assert "Black" not in page.content()
    context.close()


def test_headers_are_strict(browser, shared_server):
    page = open_page(browser, shared_server)
    response = page.goto("/")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    cookie = page.context.cookies()[0]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    page.context.close()


def test_write_from_another_origin_is_refused(browser, shared_server):
    page = open_page(browser, shared_server)
    status = page.request.post(
        "/settings", headers={"Origin": "http://evil.example"}, form={"newPerDay": "1"}).status
    assert status == 403
    status = page.request.get("/", headers={"Host": "evil.example"}).status
    assert status in (400, 421)
    page.context.close()


LONG = """Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung

- Die Rechtsschutzversicherungsgesellschaftenvertreterversammlungen tagten im Jahr 2003.
- Das Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz galt bis 2013.
"""
HEBREW = """מחזור המים

• המים מתאדים מן הים כאשר השמש מחממת אותם.
• האדים עולים, מתקררים ונעשים עננים.
"""


def bring(page, text):
    page.goto("/add")
    page.get_by_label("Your notes").fill(text)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Keep in the library").click()
    return page.url.split("?")[0]


def test_long_words_stay_within_320_pixels(browser, server):
    page = open_page(browser, server, viewport={"width": 320, "height": 640})
    resource = bring(page, LONG)
    wide = []
    for address in ["/", *[resource + place for place in RESOURCE_PAGES], "/study?resource=" + resource.split("/")[-1]]:
        page.goto(address)
        if "/study" in address:
            page.locator(".reveal > summary").click()
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((address, width))
    assert wide == []
    page.context.close()


def test_right_to_left_notes_run_right_to_left(browser, server):
    page = open_page(browser, server)
    page.goto(bring(page, HEBREW))
    for selector in ["h1", ".learn li"]:
        part = page.locator(selector).first
        assert part.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert part.evaluate("e => e.closest('[lang]').lang") == "he"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    page.context.close()


def test_next_step_of_a_session_is_within_the_thumbs_reach(browser, server):
    page = open_page(browser, server, **LOOKS["phone"])
    lines = "".join(f"- Point {n} of the list says what is worth saying about it, at some length.\n" for n in range(14))
    resource = bring(page, "Long answers\n\n" + lines)
    for address in ["/study", "/study?resource=" + resource.split("/")[-1]]:
        page.goto(address)
        show = page.locator(".reveal > summary").bounding_box()
        assert show["y"] + show["height"] <= 844 and show["y"] > 422
        assert page.locator("kbd:visible").count() == 0
        page.locator(".reveal > summary").tap()
        page.evaluate("scrollTo(0, 0)")
        for button in page.locator(".ratings button").all():
            box = button.bounding_box()
            assert box["y"] + box["height"] <= 844 and box["y"] > 422
            assert box["height"] >= 44
    page.context.close()


def test_low_screen_is_not_covered_by_buttons(browser, shared_server):
    # 400 % of 1280 × 1024.
    page = open_page(browser, shared_server, viewport={"width": 320, "height": 256})
    page.goto("/study")
    page.locator(".reveal > summary").click()
    assert page.locator(".ratings").evaluate("e => getComputedStyle(e).position") == "static"
    page.context.close()


def test_reveal_leads_the_reader_to_the_answer(browser, shared_server):
    page = open_page(browser, shared_server)
    page.goto("/study")
    page.keyboard.press("Space")
    page.wait_for_function("document.activeElement.classList.contains('revealed')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "rating"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.context.close()


def test_part_and_its_source_light_up_together(browser, shared_server):
    page = open_page(browser, shared_server)
    page.goto("/")
    page.goto(page.locator(".entry-title").last.get_attribute("href") + "/proof")
    row = page.locator(".part-row", has=page.get_by_role("link", name="Source")).first
    row.hover()
    anchor = row.get_attribute("id")[1:]
    assert "lit" in page.locator(f"[id='s{anchor}']").get_attribute("class")
    page.context.close()


def test_structure_is_put_right_and_back_by_keyboard(browser, server):
    """Without a script: a point becomes a heading, is taken back, is left out and put back."""
    page = open_page(browser, server, java_script_enabled=False, **LOOKS["phone"])
    page.goto("/add")
    page.fill("textarea[name=text]", "Tides\n- The moon pulls the water\n- Rivers\n- A bore runs up the river\n")
    page.get_by_role("button", name="Read").first.press("Enter")
    page.get_by_role("link", name="Edit: Rivers").press("Enter")
    page.get_by_role("button", name="Make this a heading: Rivers").press("Enter")
    assert page.get_by_role("status").inner_text().startswith("This is a heading now.")
    page.get_by_role("button", name="Undo: Rivers").press("Enter")
    assert page.get_by_role("status").inner_text().startswith("This is a point now.")
    page.get_by_role("link", name="Edit: Rivers").press("Enter")
    page.get_by_role("button", name="Leave this out: Rivers").press("Enter")
    assert page.get_by_role("link", name="Edit: Rivers").count() == 0
    page.get_by_role("button", name="Put back: Rivers").press("Enter")
    assert page.get_by_role("link", name="Edit: Rivers").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_pages_have_one_primary_action_and_headings_in_order(browser, shared_server):
    page = open_page(browser, shared_server)
    wrong = []
    for address in addresses(page):
        page.goto(address)
        if page.locator("main .primary:visible").count() > 1:
            wrong.append((address, "more than one primary action"))
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => Number(h.tagName[1]))")
        if levels[:1] != [1] or any(b > a + 1 for a, b in zip(levels, levels[1:])):
            wrong.append((address, levels))
        if not page.title().endswith(" · Thaw"):
            wrong.append((address, page.title()))
    assert wrong == []
    page.context.close()
