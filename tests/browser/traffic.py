"""What a page asks for, and what goes wrong on it."""

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
