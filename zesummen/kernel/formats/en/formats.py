"""English as written in Europe: 27 March 2027, 12,500.50."""

from zesummen.kernel.formats.liberal import TIMES, dates, moments

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1  # Monday

DATE_INPUT_FORMATS = dates("%d/%m/%Y")
TIME_INPUT_FORMATS = TIMES
DATETIME_INPUT_FORMATS = moments("%d/%m/%Y")

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
