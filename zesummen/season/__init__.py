"""The season planner: requests, trainers and rules in, the best plan out, with a proof or with the bound.

Pure Python over plain data: no Django, no other app (an import contract checks it). Dates are ``datetime.date``,
hours are minutes after midnight, places have coordinates. ``docs/how-to/plan-season.md`` describes the files.

    season = read.read_season(text)                # raises read.Faulty with every fault, line by line
    outcome = solve.plan_season(season)            # greedy at once, then level after level over HiGHS
    answer = write.answer(season, outcome)         # plain data, ready for JSON
    faults = certificate.faults(question, answer)  # an independent second look
"""
