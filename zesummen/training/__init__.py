"""The training of commissions: courses, invitations, requests, dates, the season, the evening, what comes of it.

Every row lives in the space of the training body. A commune takes part as a *party* of a request and sees, through
``queries.cases``, the requests it is a party of and nothing else.
"""
