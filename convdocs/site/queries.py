"""How readers ask: words that say nothing about the subject, and words that ask the same."""

# Left out of a query, unless nothing else is in it.
IDLE = (
    "a about all an and any are as at be been but by can could did do does doing done for "
    "from get give given go going had has have having he her here hers him his how i if in "
    "into is it its just let me mean means my no not of off on or our out please she should "
    "so some tell than that the their them then there these they this those to us used uses "
    "using very was we were what whats when where which who whom whose why will with would "
    "you your explain show find need happens actually really exactly always 为什么 为何 为啥 "
    "怎么样 怎么 怎样 怎么办 会怎样 如何 什么 啥 哪些 哪个 哪里 哪儿 哪 吗 呢 吧 的 了 着 地 得 和 "
    "与 跟 及 以及 或 还是 或者 是 是不是 是否 有 有没有 会 会不会 能 能不能 能否 可以 "
    "可不可以 要 要不要 应该 需要 到底 究竟 一个 这个 那个 请问 什么是 是什么 什么意思 "
    "是什么意思 意思 一下 我 你 它 他们 我们 请 后 前 哪种 更好 好 一样 介绍 解释 讲解 说明 "
    "关于 对于 之间 时候 时 里 里面 中 在 把 被 让 用 啊 呀 也 就 都 又 不 没 没有 比 比较 "
    "更 很 最 之 其 为 对"
).split()

# Words that ask something where a query ends: what is it for?
LAST = (("for", "purpose"),)

# Everyday words for what a reader wants to know about a subject: they count less than the subject.
INTENTS = (
    (
        "purpose",
        "benefit",
        "advantage",
        "good for",
        "role",
        "point of",
        "有什么用",
        "作用",
        "用处",
        "用途",
        "好处",
        "优点",
        "意义",
        "目的",
    ),
    (
        "drawback",
        "disadvantage",
        "downside",
        "loss",
        "lost",
        "缺点",
        "坏处",
        "代价",
        "丢掉",
        "丢了",
        "丢失",
        "损失",
    ),
    (
        "difference",
        "vs",
        "versus",
        "differ",
        "compare",
        "against",
        "区别",
        "差别",
        "不同",
        "不一样",
        "对比",
        "差异",
    ),
    (
        "formula",
        "equation",
        "calculate",
        "calculation",
        "compute",
        "recurrence",
        "公式",
        "怎么算",
        "如何计算",
        "怎么计算",
        "计算方法",
        "计算公式",
        "算法",
        "求法",
        "递推公式",
    ),
    ("choose", "decide", "pick", "determine", "select", "确定", "怎么定", "选择", "怎么选", "要选"),
    ("how many", "number of", "count of", "多少个", "多少", "个数", "几个", "数量", "数目"),
    ("replace", "substitute", "instead of", "代替", "替代", "取代", "换成", "替换"),
    ("reduce", "save", "fewer", "less", "减少", "降低", "节省", "省"),
    ("mistake", "error", "wrong", "pitfall", "错误", "误区", "出错"),
    ("slow", "slower", "speed", "time", "慢", "速度", "时间", "耗时"),
    ("keep", "preserve", "保持", "不变"),
    ("exercise", "problem", "习题", "练习", "练习题", "作业"),
)

# Other words for one thing that are no terms of ours.
ALIKE = (
    ("size", "dimension", "大小", "尺寸"),
    ("double", "twice", "翻倍", "加倍", "两倍"),
    ("halve", "half", "减半", "一半"),
    ("flip", "rotate", "turn", "翻转", "旋转"),
    ("colour", "rgb", "彩色", "三通道"),
    ("larger", "greater", "bigger", "大于", "超过"),
    ("detail", "information", "细节", "信息"),
    ("odd", "奇数"),
    ("even", "偶数"),
    ("inception", "googlenet"),
    ("torchsummary", "pytorch-summary"),
)
