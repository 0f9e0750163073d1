"""Registers that are asked instead of the user: who asks, who may be asked, and what happens when nobody answers.

1. `registers.build` makes a connector for each register from settings that are handed in; one without a key is off.
2. A connector (`nts`, `codef`, `popbill`) knows the words of its register's protocol and nothing of HTTP.
3. `door.Door` lets its requests out: `quota` counts, `breaker` says since when a register is down, `retry` tries again
   what may be tried again.
4. `http.GuardedClient` sends them: to the hosts of the settings only, at public addresses only, within time and size.

What a register says of a company is a value (`status`, `nts.Authenticity`, `codef.outcomes`), what it does not say is a
`RegisterError` with words for people. A fetched PDF is bytes for `document_fetch.service`, like an upload. Nothing here
writes a log: keys stand in addresses, and personal data in bodies.
"""
