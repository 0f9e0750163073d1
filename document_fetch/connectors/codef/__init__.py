"""CODEF, which fetches certificates from their issuers when the company approves it on its phone.

`products.yml` says what can be ordered. `client.Codef.start` orders one; where the issuer wants an approval it gives a
`Waiting`, a plain value that may be kept and handed to `confirm` or `cancel` with the same order, also after a restart.

```mermaid
stateDiagram-v2
  [*] --> Waiting: start
  [*] --> Fetched: no approval needed
  [*] --> Closed: outside the issuer's hours
  Waiting --> Waiting: confirm, not approved yet (StillWaiting)
  Waiting --> Fetched: confirm
  Waiting --> Refused: cancel, or refused on the phone
  Waiting --> Lapsed: too late
  Waiting --> ThreeMisses: confirmed three times without approval
  Waiting --> Unavailable: the issuer is down
```
"""
