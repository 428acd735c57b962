"""The finder of English sentences finds them, and leaves alone what is the same in both languages."""

from sweeps.english import left_in_english


def test_english_is_found_whole_and_with_names_in_it():
    assert left_in_english(["Save the need", "Bonjour", "Hello Anna Weber,"], "fr") == [
        "Save the need",
        "Hello Anna Weber,",
    ]


def test_words_that_are_the_same_in_both_languages_are_no_fault():
    assert left_in_english(["Budget", "Zesummen", "Bonjour Anna Weber,", "12"], "fr") == []
