"""Practice issuers on this machine, which speak the protocols of the real ones about made-up companies.

`app.build_app` is one server: /nts, /codef and /popbill answer like the registers (with `keys.yml` for keys), /phone is
the phone on which a person approves, and /control switches faults on and off. It listens on 127.0.0.1 only and knows
nobody who exists.
"""
