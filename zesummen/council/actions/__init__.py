"""What changes the council's papers: rules, dates, offices, texts, votes, and what follows a vote."""

from .after import (
    black_out,
    close_again,
    publish,
    record_supervision,
    release,
    set_approval_need,
    start_correction,
    transmit,
    withdraw_draft,
)
from .calendar import (
    ImportResult,
    add_dates,
    add_officials,
    cancel_date,
    change_date,
    change_official,
    end_officials,
    import_dates,
    note_convocation,
    save_rules,
)
from .results import on_result, on_supervision
from .texts import amend_at_table, draft_deliberation, edit_text, put_on_agenda, save_summary, take_off_agenda
from .votes import Attendance, VoteEntry, next_reference, record_vote

__all__ = [
    "Attendance",
    "ImportResult",
    "VoteEntry",
    "add_dates",
    "add_officials",
    "amend_at_table",
    "black_out",
    "cancel_date",
    "change_date",
    "change_official",
    "close_again",
    "draft_deliberation",
    "edit_text",
    "end_officials",
    "import_dates",
    "next_reference",
    "note_convocation",
    "on_result",
    "on_supervision",
    "publish",
    "put_on_agenda",
    "record_supervision",
    "record_vote",
    "release",
    "save_rules",
    "save_summary",
    "set_approval_need",
    "start_correction",
    "take_off_agenda",
    "transmit",
    "withdraw_draft",
]
