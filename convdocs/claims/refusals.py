"""How pages are refused: the sentences, in both languages, that no browser needs."""

from convdocs.errors import ConvdocsError

# key: (English, Chinese). Each says what is wrong, with the values, and then the remedy.
SENTENCES = {
    "no_path": (
        "there is no page or folder '{path}': give one that exists",
        "没有页面或文件夹 '{path}'：请给出存在的路径",
    ),
    "update_in_ci": (
        "--update is refused in CI: run it where you can read what it changes",
        "在 CI 中不能用 --update：请在能看到改动的地方运行",
    ),
    "name_reason": (
        "{file}:{line}: the name {name} lacks its reason: add two spaces, # and why",
        "{file}:{line}：名称 {name} 没有理由：请加两个空格、# 和理由",
    ),
    "name_loose": (
        "{file}:{line}: the name {name} lets any number through: list the names one by one",
        "{file}:{line}：名称 {name} 会放过任何数字：请把名称逐个列出",
    ),
    "source_fields": (
        "{file}: [{name}] must have cite, url, quotes and read, none of them empty, "
        "and nothing else but cite_zh and seen",
        "{file}：[{name}] 必须有 cite、url、quotes、read，都不为空，此外只可再有 cite_zh、seen",
    ),
    "source_read": (
        "{file}: [{name}] has read = '{read}': choose one of {words}; "
        "own is for our own pages only",
        "{file}：[{name}] 的 read = '{read}'：可选 {words}；own 只用于本站自己的页面",
    ),
    "source_seen": (
        "{file}: [{name}] has read = '{read}' and seen = '{seen}': what was read needs its day, "
        "YYYY-MM-DD, and what was not has none",
        "{file}：[{name}] 的 read = '{read}'，seen = '{seen}'："
        "读过的要写明日期 YYYY-MM-DD，没有读的不写",
    ),
    "unknown_exhibit": (
        "no figure or table is called '{name}': `convdocs figure` lists them all",
        "没有名为 '{name}' 的图或表：`convdocs figure` 会列出全部",
    ),
    "many_exhibits": (
        "'{name}' stands on several pages: choose one of {names}",
        "'{name}' 在多个页面上都有：可选 {names}",
    ),
    "no_form": (
        "'{name}' does not come as '{form}': choose one of {forms}",
        "'{name}' 没有 '{form}' 格式：可选 {forms}",
    ),
    "wrong_page": (
        "{problem}: `convdocs check` says more",
        "{problem}：详见 `convdocs check`",
    ),
    "no_heading": (
        "no heading at '{address}' could name this link: correct the address, or write a text",
        "'{address}' 处没有标题可以作为链接文字：请改正地址，或者写上文字",
    ),
    "unwritable": (
        "'{path}' cannot be written ({reason}): choose another file",
        "无法写入 '{path}'（{reason}）：请换一个文件",
    ),
}


class PageError(ConvdocsError):
    """A page, a list beside the pages, or a question about them, that cannot be taken."""

    sentences = SENTENCES
