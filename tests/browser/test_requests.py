"""Reading any page asks nothing of any other host, and nothing in vain."""

import pytest

LOCAL = ("http://127.0.0.1", "data:", "blob:")


def traffic(page):
    """Collect what a page asks for, what is refused, and what it complains about."""
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("response", lambda answer: faults.append(answer.url) if answer.status > 399 else None)
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return asked, faults


def use(page):
    """Do what readers do: scroll to the end, open every fold, search."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("/")
    page.keyboard.type("conv")
    page.locator(".search-hits a").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")


def test_no_page_asks_another_host_or_for_what_is_not_there(visit, home, addresses):
    page = visit()
    page.wait_for_load_state("networkidle")  # leaving sooner would break off what still loads
    asked, faults = traffic(page)
    for address in addresses:
        page.goto(home + address)
        use(page)
    assert len(asked) > len(addresses)
    assert [url for url in asked if not url.startswith(LOCAL)] == []
    assert faults == []


def test_a_page_opened_as_a_file_asks_no_host_either(chromium, site):
    page = chromium.new_page()
    asked, _ = traffic(page)
    page.goto((site / "small-kernels/index.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_search_index_is_fetched_when_search_is_first_used(visit, home):
    page = visit()
    asked, _ = traffic(page)
    page.goto(home)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search_index" in url] == []
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("stride")
    page.locator(".search-hits a").first.wait_for()
    assert len([url for url in asked if "search_index" in url]) == 1


@pytest.mark.parametrize("path", ["404.html", "zh/404.html"])
def test_a_missing_page_leads_back_to_both_homes(visit, path):
    page = visit(path)
    links = [link.get_attribute("href") for link in page.locator(".missing a").all()]
    assert sorted(links) == ["/convdocs/", "/convdocs/zh/"]
