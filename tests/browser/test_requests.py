"""Reading any page asks nothing of any other host, and nothing in vain."""

import pytest
from traffic import traffic


def test_a_page_opened_as_a_file_asks_no_host_either(chromium, site):
    page = chromium.new_page()
    asked, _ = traffic(page)
    page.goto((site / "small-kernels/index.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_search_is_fetched_when_it_is_first_used(visit, home):
    page = visit()
    asked, _ = traffic(page)
    page.goto(home)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search/" in url] == []
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("stride")
    page.locator(".search-hits a").first.wait_for()
    assert len([url for url in asked if url.endswith("search/index.json")]) == 1
    assert len([url for url in asked if url.endswith("minisearch.min.js")]) == 1


@pytest.mark.parametrize("path", ["404.html", "zh/404.html"])
def test_a_missing_page_leads_back_to_both_homes(visit, path):
    page = visit(path)
    links = [link.get_attribute("href") for link in page.locator(".missing a").all()]
    assert sorted(links) == ["/convdocs/", "/convdocs/zh/"]
