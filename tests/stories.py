"""An article to check, invented from end to end, with every kind of fact a checker looks for."""

TITLE = "Lighthouse keepers demand a second boat"

STORY = f"""\
{TITLE}

Port Averil, 14 March 2023

Keepers of the Sorrel Rock lighthouse said on Tuesday that one boat is no longer enough, after a \
storm cut them off for 11 days in January.

The lighthouse, built in 1874 by the engineer Tobias Wrenfield, stands 38 metres above the sea. \
It has burned through 2,600 litres of diesel a month since the cable to Port Averil broke.

“We ate rice and tinned pears for a week,” said Marta Quillon, who has kept the light since 2009. \
“Nobody should have to choose between the lamp and supper.”

The harbour office bought its present boat, the Petrel, in 1998 for 84,000 crowns. A new one would \
cost about 310,000 crowns, according to a report of 6 February.

Ship traffic past the rock rose by 17 per cent last year, to 4,210 vessels, more than in any year \
since 2005.

“The money is there,” said Odo Farrant, deputy head of the harbour office. “What is missing is a \
decision.”

The council of Port Averil votes on 3 April. It refused the same request in 2016 and in 2019.
"""

QUOTES = (
    "11 days in January",
    "built in 1874",
    "38 metres above the sea",
    "2,600 litres of diesel a month",
    "We ate rice and tinned pears for a week",
    "since 2009",
    "for 84,000 crowns",
    "rose by 17 per cent last year",
    "to 4,210 vessels",
    "refused the same request in 2016",
)
"""Ten facts of the story, in their order."""

HOUSE_SCALE = """
[[scale]]
name = "house"
purpose = "draft"
[[scale.rating]]
key = "holds"
label = "Holds"
symbol = "v"
role = "good"
number = 5
[[scale.rating]]
key = "asked"
label = "Asked"
symbol = "a"
role = "unsure"
settles = false
asks_reason = true
waits_on = "author"
"""
"""A rating scale of a person's own, as a configuration has it."""
