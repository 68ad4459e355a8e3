"""The sentences of refusals of text that was typed or pasted, in English and in Chinese."""

TEXT_MESSAGES = {
    "unknown_layer": (
        "no rule for the layer '{word}': choose one of {names}",
        "不认识的层 '{word}'：可选 {names}",
    ),
    "unknown_word": (
        "'{word}' in '{text}' is not understood: write for example {example}",
        "'{text}' 中的 '{word}' 看不懂：可写成 {example}",
    ),
    "missing_word": (
        "'{text}' lacks {what}: write for example {example}",
        "'{text}' 缺少{what}：可写成 {example}",
    ),
    "bad_input_shape": (
        "input '{text}' must look like 3x224x224 (channels x height x width)",
        "输入 '{text}' 应写成 3x224x224（通道x高x宽）",
    ),
    "one_layer": (
        "'{text}' holds more than one layer: use `convdocs rf` for layers in a row",
        "'{text}' 不止一层：多层请用 `convdocs rf`",
    ),
    "unknown_network": (
        "no network is called '{name}': choose one of {names}",
        "没有名为 '{name}' 的网络：可选 {names}",
    ),
    "unknown_chapter": (
        "no chapter with exercises is called '{name}': choose one of {names}",
        "没有名为 '{name}' 的练习章节：可选 {names}",
    ),
    "unknown_convention": (
        "no convention is called '{name}': choose one of {names}",
        "没有名为 '{name}' 的口径：可选 {names}",
    ),
    "empty_field": (
        "{name} is empty: type an integer of at least {least}",
        "{name} 为空：请填不小于 {least} 的整数",
    ),
    "unknown_choice": (
        "{name} (={value}) is none of {names}: choose one",
        "{name}(={value})不在 {names} 之中：请选一个",
    ),
    "usage": (
        "{message}: see {command} --help",
        "{message}：用法见 {command} --help",
    ),
    "unknown_command": (
        "no command is called '{name}': choose one of {names}",
        "没有名为 '{name}' 的命令：可选 {names}",
    ),
    "system": (
        "the answer could not be written: {reason}",
        "无法写出结果：{reason}",
    ),
    "no_output": (
        "there is no output to write to: open it, or send it to a file",
        "没有可写的输出：请打开输出，或写入文件",
    ),
    "no_chinese": (
        "the encoding {encoding} has no Chinese: set PYTHONIOENCODING=utf-8 or use --lang en",
        "编码 {encoding} 无法表示中文：请设 PYTHONIOENCODING=utf-8，或用 --lang en",
    ),
}
