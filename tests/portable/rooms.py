"""Rooms that the browser does not need, and so may use all of Python."""

NOT_PORTABLE = {
    "__main__", "answers", "claims", "exercises", "problems", "reference", "reports", "site",
}  # fmt: skip
