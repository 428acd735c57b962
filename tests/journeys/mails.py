"""What comes by mail, read in the demo's mailbox."""

PAGES = 10


def link_in_mail(reader, address: str, part: str) -> str:
    """The first link with ``part`` in the newest mail to this address."""
    _row_of(reader, address).get_by_role("link").first.click()
    reader.settle()
    return reader.main.locator(f"a[href*='{part}']").first.get_attribute("href")


def _row_of(reader, address: str):
    """The newest mail to this address in the mailbox, on whichever page of the list it stands by now."""
    for number in range(1, PAGES + 1):
        reader.go(f"/mailbox/?page={number}")
        row = reader.page.locator("tr, li", has_text=address).first
        if row.count():
            return row
    raise AssertionError(f"no mail to {address} on {PAGES} pages of the mailbox")


def comes_by_invitation(visitor, officer, space: str, name: str, role: str):
    """Invited by mail, this person opens the link of the mail, chooses a password, and has an account."""
    officer.go(f"/s/{space}/people/invite/")
    address = f"{name.split()[0].lower()}@{space}.example"
    officer.send(
        "Send the invitation",
        {"Name": name, "E-mail address": address, "Language of the mail": "English", "Role": role},
    )
    guest = visitor()
    guest.go(link_in_mail(officer, address, "/invitation/"))
    guest.send(
        "Accept the invitation",
        {
            "How do you want to sign in from now on?": "With a password",
            "Password, if you chose one": "a long sentence of my own",
        },
    )
    guest.speak("en")
    return guest
