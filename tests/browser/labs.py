"""What the tests of all tools of the lab do in a browser."""

from urllib.parse import urlencode

ASK = """async ([address, tool, lang, queries]) => {
  const worker = new Worker(address, { type: "module" });
  const hear = () => new Promise((heard) => {
    worker.onmessage = ({ data }) => { if (!data.ready) heard(data.reply ?? data.failed); };
  });
  const replies = [];
  for (const query of queries) {
    const answer = hear();
    worker.postMessage({ tool, query, lang });
    replies.push(await answer);
  }
  worker.terminate();
  return replies;
}"""


def answers(page, home, tool, queries, lang="en"):
    """Return what the browser's engine answers to each query."""
    return page.evaluate(ASK, [f"{home}assets/lab/worker.js", tool, lang, queries])


def slots(page):
    """Return what the slots of a page's form hold, without what MkDocs takes from built pages."""
    found = page.locator(".slot").evaluate_all("slots => slots.map((slot) => slot.innerHTML)")
    return [html.replace(' data-search-exclude="true"', "") for html in found]


def note(page):
    """Return the line below a form."""
    return page.locator(".lab-foot .lab-note").inner_text()


def values(page):
    """Return what the controls of a page's form hold, by name."""
    script = "form => Object.fromEntries([...form.elements].filter((one) => one.name).map((one) =>"
    script += " [one.name, one.type === 'checkbox' ? one.checked : one.value]))"
    return page.locator("form.lab").evaluate(script)


def settled(page, text):
    """Wait until the line below the form holds a text."""
    page.wait_for_function(
        "text => document.querySelector('.lab-foot .lab-note').textContent.includes(text)", arg=text
    )


def query(state):
    """Return a state as the part of an address behind its question mark."""
    return urlencode(state)
