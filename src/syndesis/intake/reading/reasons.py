"""The codes of the reasons that a reading gives, in one place, so that the interface can word and translate them.

| code | says | detail |
|---|---|---|
| exact_name | the text has a known name of the organisation | the name |
| same_words | the text has the words of a known name in another order or language | the name |
| near_spelling | a word of the text is spelt almost like one of a known name | the known word |
| acronym_known | the text has an acronym that is known for the organisation | the acronym |
| acronym_defined | the text itself puts the acronym beside the name | the acronym |
| acronym_of | the acronym has the initials of a name in the text | the acronym |
| short_form | a short form stands for an organisation of the text | the short form |
| country_in_text | the text names the organisation's country | ISO code |
| country_beside | the text names the organisation's country right beside it | ISO code |
| country_of_issuer | it is in the country of the institution that issued the text | ISO code |
| other_country | the text puts another country beside the name | ISO code |
| city_in_text | the text names the organisation's town | the town |
| known_partner | it is a partner of ours | |
| known_record | it is in our record | |
| home | it is our own institution | |
| issuer | the text was issued by it | |
| learnt | a reviewer chose it for this name before | |
| second_reader | a model asked besides the rules found it | |
| not_active | it no longer exists under this name | |
| several_known | several known organisations bear the name | their number |
| unknown_organisation | no known organisation bears the name; its form says that it is one | the word that says so |
| office_holder | the text names it through who holds its office | the office |
| part_of | the name holds that of the organisation that it is a part of | that name |
| employer | somebody's office is followed or preceded by the name | the office |
| title_beside | a title stands before the name of the person | the title |
| role_beside | an office stands beside the name of the person | the office |
| capitals | the family name is written in capitals | |
| initials | the name has initials | |
| given_name | the name begins with a common given name | |
| family_name_first | the name begins with a family name that is written first | |
| speech | the person speaks in the text | the verb |
| employer_beside | the name of an organisation stands in brackets after the person's | |
| listed | the name stands in a list of people | |
| author_line | the text names its author | |
| words | these words of the text say so | the words |
| own_text | this is the text of the agreement itself | its title |
| date_told | the text gives the date | the words |
| date_inherited | the date is told of the same occasion elsewhere in the text | the words |
"""

from syndesis.intake.reading.contract import Reason

CODES: tuple[str, ...] = tuple(
    line.split("|")[1].strip()
    for line in (__doc__ or "").splitlines()
    if line.startswith("| ") and not line.startswith("| code")
)


def reason(code: str, detail: str = "") -> Reason:
    """A reason with a code of the table. Raises ValueError for any other code."""
    if code not in CODES:
        raise ValueError(f"no such reason: {code}")
    return Reason(code, " ".join(detail.split())[:120])
