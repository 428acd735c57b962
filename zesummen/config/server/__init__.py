"""One process serves all: event streams on the loop, Django through WSGI in a few threads behind it.

``front`` tells them apart, ``adapter`` speaks WSGI, ``bodies`` carries bytes both ways, ``live`` holds the
streams and ``listen`` hears of news, ``stop`` keeps the promise to be gone in time, ``run`` starts a server
on sockets, ``supervisor`` keeps several of them alive.
"""
