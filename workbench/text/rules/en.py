"""English: how numbers, dates, comparisons and names are written."""

import re

from workbench.text.rules.shape import Rules


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _either(words: str) -> str:
    """The alternatives with or without a capital: faster than a pattern that ignores case."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split("|"))


_ONES = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALES = "hundred|thousand|million|billion|trillion"
_SIMPLE = (
    rf"(?:(?:{_either(_TENS)})(?:[- ](?:one|{_either(_ONES)}))?|{_either(f'{_TEENS}|{_ONES}')})"
)
# "one" alone is a pronoun more often than a count, except before a noun that can be counted.
_ONE = (
    r"[Oo]ne(?<!\bno one)(?<!any one)(?<!some one)(?<!every one)(?<!this one)(?<!that one)"
    r"(?<!the one)(?<!each one)(?<!which one)(?<!\ba one)(?=[ -][a-z])(?! (?:of|another|day|that"
    r"|who|or|and|to|in|is|was|can|could|may|must|should|would|might|will|has|had|on|at|by|for"
    r"|with|which|more|thing|way|side|hand|the)\b)"
)
_WORDED = (
    rf"(?:{_SIMPLE}|[Aa](?= (?:{_SCALES}|dozen)\b)|[Oo]ne(?= (?:{_SCALES}|dozen)\b)|{_ONE})"
    rf"(?:[- ](?:and )?(?:{_SCALES}|dozen|{_SIMPLE}))*"
)
_FRACTION = (
    rf"(?:{_either('one|two|three|four|five|a')})[- ](?:third|quarter|fifth|sixth|seventh|eighth"
    r"|tenth)s?\b(?! (?:of all|party|time|world))"
    r"|[Hh]alf a (?!hour|heart)\w+|[Hh]alf\b(?! (?:hour|way|a|heart)\b)"
)
_LOOSE = (
    rf"(?:{_either('dozens|scores|hundreds|thousands|millions|billions|trillions')})\b"
    rf"|(?:{_either('twice|thrice')})\b|(?:{_either('doubl|tripl|quadrupl|halv')})(?:ed|es|ing)\b"
    rf"|(?:{_either('two|three|four|five|ten')})fold\b"
    rf"|(?:[Oo]ne|{_SIMPLE}) (?:in|out of) (?:every )?"
    rf"(?:a (?:hundred|thousand|million)|{_SIMPLE})\b"
)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:/\d+)?[½¼¾⅓⅔]?|[½¼¾⅓⅔]"
_RANGE_MARK = r"(?:\s?[-–—]\s?| to )"
_UNIT = (
    r"(?:\s?(?:%|‰|°\s?[CF]?|℃)|[CF]\b|[ -]?(?:per ?cent|percentage points?|basis points?)\b"
    rf"|[ -](?:{_SCALES})s?\b(?:[ -](?:dollars|euros|pounds|people))?|\s?(?:bn|tn)\b|[kKmM]\b"
    r"|[ -]?(?:mm|cm|km|kg|mg|mph|km/h|kph|GHz|MHz|kWh|MWh|GWh|GW|MW|kW|GB|TB|MB|lbs?|oz|ft|sq)\b"
    r"|[ -](?:millimet|centimet|kilomet|met)(?:er|re)s?\b"
    r"|[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries|miles?|feet"
    r"|foot|inch(?:es)?|yards?|acres?|hectares?|tons?|tonnes?|kilos?|kilograms?|grams?|pounds?"
    r"|ounces?|lit(?:er|re)s?|gallons?|barrels?|degrees?|dollars?|euros?|cents?|times|points?"
    r"|kilotons?|knots|votes?|watts?|megawatts?|gigawatts?)\b)"
)
_CURRENCY = r"(?:(?:US|C|A|NZ|HK|S|R)?\$|[€£¥₹₽₺₪₩]|(?:USD|EUR|GBP|CHF|JPY)\s?)\s?"
_NUMBER = (
    rf"(?=[\d½¼¾⅓⅔+−-])(?:\d+ out of (?:every )?\d[\d,]*(?!\w)"
    r"|1 in (?!(?:1\d|20)\d\d\b)\d[\d,]*\b"
    rf"|\d{{1,2}}['’′]\s?\d{{1,2}}(?:[\"”″]|'')?(?!\w)"
    rf"|(?<![.,/])(?<![A-Za-z][-–])[+−-]?(?:{_DIGITS})(?:st|nd|rd|th)(?!\w)"
    rf"|(?<!/)(?<!\d[.,])(?<![A-Za-z][-–])(?:{_DIGITS})(?:{_RANGE_MARK}(?:{_DIGITS}))?"
    rf"(?:\s?[€£])?(?:(?:{_UNIT})+|(?!\w|\.\d)))"
    rf"|{_CURRENCY}(?:{_DIGITS})(?:{_RANGE_MARK}(?:{_CURRENCY})?(?:{_DIGITS}))?(?:{_UNIT})*"
    rf"|{_FRACTION}|{_LOOSE}|{_WORDED}(?:{_RANGE_MARK}{_WORDED})?(?:{_UNIT})*\b"
)

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_SHORT_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?,"
_SURE_MONTH = "January|February|April|June|July|August|September|October|November|December"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?:{_SURE_MONTH}|March|May|{_SHORT_MONTH})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:1[1-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"
_PART_OF_DAY = "(?:morning|afternoon|evening|night)"
_AGO = r"(?:minute|hour|day|week|month|year|decade)s? ago\b"
_SEASON = _either("spring|summer|autumn|fall|winter")
_RELATIVE = (
    r"(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast) (?:week(?:end)?|month|year"
    rf"|decade|century|quarter|{_SEASON}|night|{_WEEKDAY}|{_SURE_MONTH}|March|May)\b"
    rf"|(?:[Yy]esterday|[Tt]omorrow)(?: {_PART_OF_DAY})?\b|[Tt]his (?:morning|afternoon|evening)\b"
    rf"|[Tt]onight\b|(?:{_SIMPLE}|[Aa]n?|[Oo]ne) {_AGO}"
)
_UNIT_OF_AGE = r"[- ](?:year|month|week|day)s?[- ]olds?\b"
_ZONE = r"(?:\s?[ap]\.?m\b\.?|\s(?:GMT|UTC|BST|CET|CEST|E[SD]T|P[SD]T|hours|local time)\b)"
_CLOCK = (
    rf"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?{_ZONE}?(?![\d:%]|\.\d)"
    # With a full stop it is a time only beside its zone: 9.30 alone is a decimal.
    rf"|(?:[01]?\d|2[0-3])\.[0-5]\d{_ZONE}|(?:1[0-2]|0?[1-9])\s?[ap]\.?m\b\.?"
)
_IN_FIGURES = (
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|\d{1,2}([/.])\d{1,2}\1(?:19|20)\d\d(?!\d)"
    rf"|{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"
    r"|(?:1[1-9]|20)\d0s\b|['’]\d0s\b|(?:1?\d|2[01])(?:st|nd|rd|th)[- ]century\b"
    rf"|\d{{1,3}} {_AGO}|\d{{1,3}}{_UNIT_OF_AGE}|(?<=[a-z], )\d{{2}}(?=,)|(?<![:.]){_CLOCK}"
    rf"|(?<![,.$€£/-])(?<!\w[-–]){_YEAR}(?:(?:\s?[-–/]\s?| to )(?:{_YEAR}|\d\d(?!\d)))?"
    r"(?!\w|[-–]\w|\s?(?:%|per ?cent|million|people|men|women|children|dollars|miles|km|feet"
    r"|votes|soldiers|troops|tons|tonnes)\b)"
)
_WITH_CAPITAL = (
    rf"(?:(?:{_WEEKDAY}|{_SHORT_WEEKDAY}),? )?(?:{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} {_DAY}(?:\s?[-–]\s?{_DAY})?(?:,? {_YEAR})?)|{_MONTH},? (?:of )?{_YEAR}"
    rf"|Q[1-4],? {_YEAR}|{_WEEKDAY}(?: {_PART_OF_DAY})?\b|(?:{_SURE_MONTH})\b"
    # March and May alone are a verb and a wish, except after a word of time.
    r"|(?<=[Ii]n )(?:March|May)\b|(?<=[Ss]ince )(?:March|May)\b|(?<=early )(?:March|May)\b"
    r"|(?<=late )(?:March|May)\b|(?<=until )(?:March|May)\b|(?<=by )(?:March|May)\b"
)
_IN_WORDS = (
    rf"(?:{_either('early|late|mid')})[- ]"
    rf"(?:(?:{_MONTH},? (?:of )?)?{_YEAR}(?!s)|(?:1[1-9]|20)\d0s)"
    rf"|(?:{_either('first|second|third|fourth|last')}) (?:quarter|half) of {_YEAR}"
    rf"|(?:{_SEASON})(?: of)? {_YEAR}|[Tt]he (?:1[1-9]|20)\d0s\b"
    rf"|[Mm]id-(?:1\d|2[01])th[- ]century\b|[Aa]ged \d{{1,3}}\b|[Aa]ge of \d{{1,3}}\b"
    rf"|{_SIMPLE}{_UNIT_OF_AGE}|(?:noon|midnight)\b|o['’]clock\b|{_RELATIVE}"
)
_DATE = (
    rf"(?=[\d'’])(?:{_IN_FIGURES})|(?=[A-Z])(?:{_WITH_CAPITAL})"
    rf"|(?=[aeflmnopstwyAEFLMNPSTWY])(?:{_IN_WORDS})"
)

_SUPERLATIVE = (
    "biggest|largest|greatest|highest|lowest|smallest|longest|shortest|oldest|youngest|earliest"
    "|fastest|slowest|strongest|weakest|richest|poorest|deadliest|bloodiest|worst|best|tallest"
    "|deepest|heaviest|lightest|hottest|coldest|warmest|wettest|driest|busiest|costliest|cheapest"
    "|closest|nearest|farthest|furthest|fewest|toughest|harshest|newest|safest|widest|steepest"
    "|sharpest|dirtiest|cleanest|hardest|easiest|wealthiest|fiercest|broadest|gravest"
)
_RANK = r"(?:(?:second|third|fourth|fifth|(?:world|country|nation)'s)[- ])"
_COMPARISON = (
    rf"(?:(?:one of )?the {_RANK}?(?:{_SUPERLATIVE})(?:[- ]ever)?"
    rf"|(?:second|third|fourth|fifth)[- ](?:{_SUPERLATIVE})"
    rf"|(?<='s )(?:second[- ])?(?:{_SUPERLATIVE})"
    rf"|(?:{_SUPERLATIVE})[- ](?:ever|known|recorded)"
    r"|(?:for the|the|its|his|her|their) (?:very )?first(?:[- ](?:ever|time))?|first[- ]ever"
    r"|the only|the sole|the (?:most|least) \w+|(?:a|an all-time) record(?! of (?:her|him|his))"
    r"|record[- ](?:breaking|high|low|number|levels?)|unprecedented|never before|all-time)\b"
    # Before a number, "more than" belongs to the number's check and is no fact of its own.
    r"|(?:(?!rather|other|later|ever|never|whether|either|together)"
    r"(?:(?:more|less|fewer) (?:[a-z]+ ){0,3}?|(?:worse|better|[a-z]{2,}er) )than"
    rf"(?! (?:\d|[$€£]|{_SIMPLE}\b|one in\b))"
    r"(?: (?:an? |the |any |in |at |its |his |her |their )?[\w-]+)?)"
    r"|(?:as (?:many|much|few|large|high|low|big|old|long|far|deadly|strong|great) as)\b"
    r"|(?:(?:twice|double|triple|half|(?:two|three|four|five|six|ten|\d+) times)"
    r" (?:as \w+ as|the (?:size|number|amount|cost|price|rate|length|height|width|depth|weight"
    r"|value|distance|speed|population|share|average|rent|wages?|budget|usual)|more"
    r"|larger|higher|bigger))\b"
    r"|(?:compared (?:with|to)|the same (?:[\w-]+ ){1,3}as"
    r"|an? (?:vast |large |slim |clear )?(?:majority|minority))\b"
)

_COMMON = _words(
    """
    a about above according across actually after afterwards again against ago all almost along
    already also although always amid amidst among an and another any anybody anyone anything anyway
    apart are around as aside ask at away back basically be because before behind being below beside
    besides between beyond both but by can come could critics currently despite did do does doing
    don done down due during each earlier either else elsewhere enough especially even eventually
    ever every everybody everyone everything everywhere except experts far few fewer finally first
    firstly following for former formerly from further furthermore generally get given go good
    great had half has have having he hello hence her here hers herself him himself his how however
    i if in indeed initially inside instead into investigators is it its itself just keep know
    largely last lastly late later latest least less let like likewise long look made make many
    maybe me meanwhile mine more moreover most mostly much must my myself nearly neither never
    nevertheless new next no nobody none nonetheless nor not nothing notably now of off officials
    often oh ok okay old on once one only onto opinion or other others otherwise our ours out
    outside over overall own part people per perhaps please police prior probably protesters put
    quite rather reached really recent recently regarding residents right same scientists second
    see several she should similarly since so some somebody someone something sometimes soon sources
    still subsequently such sure take tell ten than thank thanks that the their theirs them then
    there thereafter therefore these they thing think third this those though through throughout
    thus till to today together tomorrow too toward towards tonight under unfortunately unless
    unlike until up upon us very via was we well were what whatever when whenever where whereas
    wherever whether which while who whoever whom whose why will with within without witnesses
    would yes yesterday yet you your yours yourself read related photo photos image images video
    file advertisement share subscribe click sign update updated breaking correction editor note
    analysts activists lawyers doctors authorities lawmakers diplomats researchers economists
    supporters opponents rebels militants soldiers gunmen families parents students teachers
    workers voters women men children relatives neighbors neighbours prosecutors campaigners
    commentators observers historians executives tourism tourists leaders members
    two three four five six seven eight nine eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds
    thousands dozens millions let's it's that's there's here's what's who's he's she's we're
    they're you're i'm i've i'd i'll we've they've we'll it'll isn't aren't don't doesn't didn't
    can't couldn't won't wouldn't wasn't weren't haven't hasn't hadn't shouldn't
    """
)
_TITLES = _words(
    """
    president vice-president vice prime minister minister premier chancellor senator congressman
    congresswoman representative governor mayor ambassador secretary general colonel major captain
    commander lieutenant sergeant admiral brigadier private officer chief director chairman
    chairwoman chair professor doctor judge justice king queen prince princess pope cardinal
    bishop archbishop rabbi imam sheikh ayatollah reverend father sister brother sir lady lord
    dame mr mrs ms dr prof gen col maj capt cmdr cdr lt sgt cpl adm brig sen rep gov rev hon st
    deputy attorney acting former late then-president foreign defense defence state spokesman
    spokeswoman spokesperson first speaker detective inspector superintendent constable sheriff
    coach director-general secretary-general editor analyst
    """
)
_ABBREVIATIONS = _words(
    "mr mrs ms dr prof gen col maj capt cmdr cdr lt sgt cpl adm brig sen rep gov rev hon st jr sr "
    "ft mt no inc ltd co corp bros dept lt.-gen vs etc"
)
_PEOPLES = _words(
    """
    afghan african albanian algerian american arab arabic argentine argentinian armenian asian
    australian austrian azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian
    brazilian british briton bulgarian burmese cambodian cameroonian canadian catholic chechen
    chilean chinese christian colombian congolese croatian cuban cypriot czech danish democrat
    democratic dutch egyptian english emirati eritrean estonian ethiopian european filipino finnish
    flemish french georgian german ghanaian greek guatemalan haitian hindu hungarian icelandic
    indian indonesian iranian iraqi irish islamic islamist israeli italian jamaican japanese
    jewish jordanian kazakh kenyan korean kurdish kuwaiti lao latin latvian lebanese liberal libyan
    lithuanian malaysian maltese mexican moldovan mongolian moroccan mozambican muslim nepali
    nicaraguan nigerian norwegian omani orthodox ottoman pakistani palestinian panamanian
    paraguayan persian peruvian polish portuguese protestant qatari republican romanian russian
    rwandan saudi scottish senegalese serbian shia shiite shi'ite slovak slovenian somali soviet
    spanish sudanese sunni swedish swiss syrian taiwanese tanzanian thai tibetan tunisian turk
    turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western yemeni
    yugoslav zambian zimbabwean kurd jew spaniard swede dane finn pole scot serb croat uighur uyghur
    englishman frenchman irishman communist socialist conservative nazi
    """
)
_PERSON_LINKS = _words(
    "de la le du da dos di del della van von der den ter ten bin ibn bint al el abu y e"
)
_LINKS = _PERSON_LINKS | _words("of for the &")
_SPEECH = _words(
    "said says told added asked wrote claimed argued warned announced denied confirmed noted"
    " is was has had will would"
)

_BODIES = _words(
    """
    department ministry office university college school council committee commission institute
    court party bank street city union group agency house senate congress parliament board company
    corporation foundation forces force army navy police service services bureau club church times
    post news association society organization organisation league federation center centre
    hospital museum library airport station states kingdom republic county province region district
    east west north south river sea island islands mountains act treaty inquiry
    """
)


def _starting(first: str, pattern: str) -> re.Pattern[str]:
    """The pattern, tried only where a word starts with `first`: four times faster than anywhere."""
    return re.compile(rf"(?<!\w)(?={first})(?:{pattern})")


RULES = Rules(
    number=_starting(r"[-+−\d½¼¾⅓⅔$€£¥₹₽₺₪₩A-Zabdefhmnoqst]", _NUMBER),
    date=_starting(r"[\d'’A-Zaeflmnopstwy]", _DATE),
    comparison=_starting(r"[\da-z]", _COMPARISON),
    common=_COMMON,
    titles=_TITLES,
    abbreviations=_ABBREVIATIONS,
    peoples=_PEOPLES,
    links=_LINKS,
    person_links=_PERSON_LINKS,
    speech=_SPEECH,
    bodies=_BODIES,
)
