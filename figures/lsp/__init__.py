"""The language server: what `figures check` says, underlined while somebody writes.

`server` takes the messages of the protocol, `events` and `answers` act on them, and `session` is what they act on.
`desk` keeps the open documents and has them checked, away from the event loop, when nobody has typed for a moment.
`checking` checks one document as the command does, with what `house` says of its place: the configuration, the rules,
the findings that are known. `rulefiles` reads rule files and configurations as they are being written, and `completion`
asks the same readers what may stand at the cursor. The others say the results in the protocol's words: `diagnostics`,
`hover`, `actions` (with `ignoring`) and `marks`.
"""
