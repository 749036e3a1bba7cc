"""Import: a file of rows becomes records of one type, by way of a preview (`services`, whose jobs are in `work`)."""
