"""A page to paste articles into, and a service for other programs: `figures serve`.

    asking      what a request may say, and the mistakes in it
    markdown    a document as text that people can go on writing
    answers     what is made of a request, in a process of its own
    worker      one of those processes
    crew        all of them: how many, how long, and what ends them
    guard       who may ask: hosts, origins, tokens
    counts      what `/metrics` tells
    openapi     what `/openapi.json` tells
    desk        the page, which has the style, the script and the templates of the HTML report
    app         the addresses
    server      the listening socket

Nothing of a request is kept, logged, or sent anywhere else.
"""
