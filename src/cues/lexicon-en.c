/* English. The closed classes are whole; verbs, adjectives and adverbs are the usual few hundred,
 * and what no list and no ending knows is a noun. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART, "a an the" },
  { DET, "my your his its our their every each another either neither whose such" },
  { DET | PRO, "this these those some any both all half many few several most enough much none plenty" },
  { DET | PRO | SUB | REL, "that" },
  { DET | OBJ, "her" },
  { DET | ADV | INTJ, "no" },
  { DET | PRO | REL, "what whatever which whichever" },
  { NUM, "two three four five six seven eight nine ten eleven twelve thirteen "
      "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
      "eighty ninety hundred thousand million billion trillion dozen percent" },
  { NUM | PRO, "one" },
  { NAME, "january february april july august september october november december" },
  { PRO, "i he she we they someone somebody something anyone anybody anything everyone everybody "
      "everything nobody nothing it'd others ones" },
  { PRO | OBJ, "you it" },
  { PRO | ADV, "there here" },
  { OBJ, "me him us them myself yourself himself herself itself ourselves "
      "yourselves themselves mine yours hers ours theirs 'em" },
  { CLITIC, "i'm you're he's she's it's we're they're that's there's here's "
      "what's who's where's how's i've you've we've they've i'll you'll he'll she'll it'll we'll "
      "they'll that'll there'll i'd you'd he'd she'd we'd they'd let's that'd there'd there're "
      "these're who've who'd who'll what're what'll everyone's somebody's someone's" },
  { AUX, "am is are was were be been being has had does did isn't aren't "
      "wasn't weren't hasn't haven't hadn't doesn't don't didn't ain't having" },
  { AUX, "have do" },
  { AUX | VERB, "get got" },
  { MOD, "can could shall should would may might must cannot can't couldn't "
      "won't wouldn't shouldn't mustn't mightn't gonna gotta wanna oughta" },
  { MOD | NOUN, "will" },
  { NEG, "not never" },
  { TO | PREP, "to" },
  { OF, "of" },
  { PREP, "like at by for from into onto with without within among amongst between against during "
      "toward towards upon via per beside besides beneath beyond despite underneath amid versus "
      "throughout unlike regarding including concerning amidst alongside atop except minus vs" },
  { PREP | PART | ADV, "in on off out up down over through around along across by about above below "
      "under behind inside outside near past aboard" },
  { PREP | SUB, "until till than since before after as" },
  { PART | ADV, "away back together apart forward ahead aside" },
  { COORD, "and or nor" },
  { COORD | PREP, "but" },
  { COORD | ADV | DEG | SUB, "so" },
  { COORD | ADV, "yet plus" },
  { SUB, "because although though while if unless whereas whether once lest provided 'cause cause "
      "cuz" },
  { REL, "who whom where when how why wherever whenever whoever whomever" },
  { REL | ADV, "however" },
  { DEG, "very too quite rather pretty really extremely incredibly fairly somewhat super totally "
      "completely absolutely highly truly particularly especially nearly almost roughly approximately" },
  { DEG | DET, "more less least fewer" },
  { DEG | DET | PRO, "most" },
  { ADV, "now then just also only even still already always often sometimes usually maybe perhaps "
      "again ever soon later today tomorrow yesterday tonight instead anyway therefore thus hence "
      "otherwise meanwhile indeed else almost twice anymore everywhere somewhere anywhere nowhere "
      "forever afterwards ago nevertheless nonetheless moreover furthermore exactly probably "
      "actually basically literally obviously clearly certainly definitely simply recently finally "
      "currently suddenly directly together abroad overnight upstairs downstairs outside online "
      "seldom rarely hardly barely merely kinda sorta altogether somehow" },
  { ADV | ADJ, "well far early long fast hard late right straight close deep high low enough left "
      "alone alive asleep daily weekly monthly yearly" },
  { INTJ, "oh yeah yes yep yup nope okay ok wow hey hi hello uh um hmm mm ah aha huh please thanks "
      "sorry bye goodbye congratulations mhm yay ugh oops gosh" },

  /* Past forms and participles that no rule makes. */
  { VERB, "went came said gave took made knew thought saw told felt left kept began wrote found met "
      "ran sat stood lost paid held brought bought caught taught fought sold sent spent built lent "
      "meant heard led understood won grew drew threw flew blew knew became chose spoke broke woke "
      "drove rode rose fell ate drank swam sang rang sank shook forgot hid bit hung dug stuck struck "
      "swore tore wore froze stole slept swept wept crept dealt leapt fed bled fled sped bred shot "
      "lit slid spun wound ground bound goes sought bent burnt laid says woken arose overcame" },
  { PTCP, "gone done seen given taken made known thought told felt kept begun written found met lost "
      "paid held brought bought caught taught sold sent spent built meant heard led understood won "
      "grown drawn thrown flown blown become chosen spoken broken driven risen fallen eaten shaken "
      "forgotten hidden bitten hung stuck worn frozen stolen slept dealt fed shot lit spun put set "
      "shown proven mistaken sworn torn born beaten gotten hurt cut hit let shut split" },

  { ADJ, "good better best bad worse worst big bigger biggest small smaller smallest large larger "
      "largest great greater greatest little new newer newest old older oldest young younger "
      "youngest other same different next last first second third own whole entire certain real "
      "true false full empty free easy easier easiest difficult hard simple simpler complex able "
      "unable available possible impossible likely unlikely necessary important interesting "
      "interested happy sad afraid angry tired sick ill healthy strong stronger strongest weak "
      "weaker rich poor cheap expensive hot cold warm cool dry wet dark light bright black white "
      "red green blue yellow brown gray grey pink purple orange human main major minor single "
      "double common special general public private local global national international political "
      "social economic cultural natural physical mental medical legal financial digital virtual "
      "modern ancient current recent future past final previous former latter wrong fine okay nice "
      "beautiful ugly clean dirty safe dangerous quick slow quiet loud short shorter shortest tall "
      "taller wide narrow thick thin heavy huge tiny enormous massive giant wonderful amazing "
      "awesome incredible fantastic terrible horrible awful crazy weird strange odd funny serious "
      "similar opposite separate specific particular various actual original early earlier earliest "
      "late latest deep flat round sharp soft smooth rough raw fresh sweet bitter smart stupid "
      "clever wise proud sure ready busy lucky lonely friendly lovely deadly costly wealthy hungry "
      "thirsty crucial essential key critical basic typical normal regular random rare unique "
      "perfect excellent superb clear obvious aware alive dead born female male foreign wild calm "
      "brave bold fair kind polite rude mean gentle cruel honest evil holy sacred secret silent "
      "vast dense rapid steady stable solid liquid electric nuclear solar urban rural western "
      "eastern northern southern american european african asian english french german spanish "
      "russian chinese japanese indian british korean italian latin senior junior chief head top "
      "upper lower middle inner outer left open closed upset worth due fellow" },

  { NOUN, "people person man men woman women child children kid kids thing things way ways day days "
      "year years week weeks month months hour hours minute minutes life lives part parts family "
      "friend friends money idea ideas kind kinds lot lots bit series species news business process "
      "address access success progress business illness class glass bus gas lens crisis basis "
      "analysis physics mathematics economics politics ethics statistics its thousands millions "
      "hundreds billions everything morning evening building meeting feeling beginning meaning "
      "training thing nothing king ring spring string wing ceiling wedding clothing being seed need "
      "speed feed breed hundred red bed size prize mother father brother sister daughter son wife "
      "husband parent parents student teacher doctor computer number water paper letter matter "
      "power answer order center corner member summer winter "
      "family city country community university reality company history story industry energy "
      "technology society body copy army baby lady party hospital animal capital material signal "
      "goal hotel model level channel tunnel table example people apple article vehicle title "
      "middle music topic traffic public logic magic critic mechanic republic fabric picnic "
      "purpose universe nurse horse house course cause choice voice police office device service "
      "practice justice price price native detective executive objective perspective alternative "
      "initiative motive narrative archive relative" },
  { 0, NULL }
};

static const LexiconRow verbs[] = {
  /* Nouns that are verbs, too, or that look like something else. */
  { NOUN | VERB, "work change need use look start help talk play move live turn show try call place plan "
      "point question answer result reason name number state study test train trust value view "
      "visit vote walk watch water wonder worry love hope care cause claim control cost cover "
      "cut deal design demand desire doubt dream dress drink drive drop effect end experience "
      "express eye face fact fail fall fear feel fight fill film find fire fish fit fix flow focus "
      "force form frame function fund gain game gift grant ground group guess guide hand handle "
      "harm hate head heat hit hold home host house impact increase influence interest issue job "
      "join judge jump kick kill kiss land laugh launch lead leave lie lift light limit line link "
      "list load lock look mark market match matter measure mind miss mix model name note notice "
      "offer order own pack page paint part pass pay phone pick picture piece pitch plant post "
      "power practice press price print process produce program progress project promise protest "
      "pull push race rain raise range rate reach record release repair report request research "
      "respect rest return reveal review reward ride ring rise risk role roll rule run sail sale "
      "sample save scale score screen search season seat sense sentence service set shape share "
      "shift ship shock shoot shop shot shout sign signal sleep slide smell smile smoke sort sound "
      "source space speed spot spread spring stage stand star step stick stop store storm story "
      "stress stretch strike struggle style supply support surprise survey switch talk target task "
      "taste tax team tear text thank thing throw tie time touch tour track trade travel treat trip "
      "trouble twist type update upgrade voice wait war wash waste wave wear weight wind wish wonder "
      "world wound wrap write yield" },
  { VERB, "accept achieve act add admit affect afford agree aim allow announce appear apply approach "
      "argue arrive ask assume attach attack attempt attend avoid base beat become begin behave "
      "believe belong bet bind bite blame blow bother break breathe bring build burn bury buy "
      "calculate carry catch celebrate challenge check choose clean climb close collect combine come "
      "commit communicate compare compete complain complete concern confirm connect consider consist "
      "contain continue contribute convert convince cook copy correct count crash create cross cry "
      "damage dance decide declare defend define deliver deny depend describe deserve destroy detect "
      "determine develop die differ disappear discover discuss divide draw drag drown earn eat "
      "educate eliminate emerge employ enable encourage engage enjoy ensure enter escape establish "
      "evaluate evolve examine exist expand expect explain explore expose extend fight figure finish "
      "fly follow forget forgive gather generate get give go grab graduate grow happen hear hide "
      "hire hunt identify ignore imagine implement imply improve include indicate inform inspire "
      "instruct intend introduce invent invest invite involve keep know lack last lay learn lend "
      "let listen lose maintain make manage mean meet mention mimic move multiply obtain occur open "
      "operate organize owe participate perform persuade prefer prepare prevent proceed protect prove "
      "provide publish pull purchase pursue put quit read realize receive recognize recommend "
      "recover reduce refer reflect refuse regard reject relate rely remain remember remind remove "
      "repeat replace reply represent require resist resolve respond retire rub say see seek seem "
      "select sell send separate serve settle sew shake shut sing sink sit solve speak spend spin "
      "stare stay steal stir suffer suggest suit surround survive suspect swear sweep swim swing "
      "take teach tell tend think threaten transform translate understand unite vary wake wander "
      "want warn welcome win wipe wrestle adopt adapt allocate analyze arrange assess assign assist "
      "bless boil borrow bounce bow breed calm cease cheat chew clap cling collapse conduct conclude "
      "confuse construct consume cope crawl creep criticize crush dare decline dedicate delay delete "
      "demonstrate derive diagnose dig digest digitize dissolve donate emphasize enhance evaluate "
      "exclude execute export feed fetch float flee forbid fulfill gaze grind hang heal hesitate "
      "hurt illustrate import incorporate inherit inject injure insist install integrate interact "
      "interpret interrupt investigate kneel knock lean leap light limit locate melt merge modify "
      "monitor motivate nod observe occupy oppose overcome pause perceive permit persist pour pray "
      "predict preserve pretend process prohibit propose rearrange regrow regenerate regulate render "
      "rent rescue restore restrict retain reverse rid scare scatter scratch seize simulate sneak "
      "stem stimulate submit succeed suppose sustain tackle tap tease tolerate trace transfer "
      "transmit trigger undergo undertake unfold urge utilize verify view weigh whisper withdraw "
      "zoom google tweet email chat click scroll download upload hack code debug ship scale prompt "
      "iterate launch deploy automate fund pitch" },
  { 0, NULL }
};

/* Longest endings first where one holds another. */
static const LexiconEnding endings[] = {
  { "ically", ADV }, { "ly", ADV },
  { "tions", NOUN }, { "tion", NOUN }, { "sion", NOUN }, { "ment", NOUN }, { "ments", NOUN }, { "ness", NOUN },
  { "ity", NOUN }, { "ities", NOUN }, { "ism", NOUN }, { "ship", NOUN }, { "hood", NOUN }, { "ance", NOUN },
  { "ence", NOUN }, { "ology", NOUN }, { "ist", NOUN }, { "ists", NOUN }, { "ers", NOUN }, { "ors", NOUN },
  { "ure", NOUN }, { "dom", NOUN },
  { "ous", ADJ }, { "ful", ADJ }, { "less", ADJ }, { "able", ADJ }, { "ible", ADJ }, { "ish", ADJ },
  { "ical", ADJ }, { "ial", ADJ }, { "ual", ADJ }, { "ional", ADJ }, { "al", ADJ | NOUN }, { "ive", ADJ | NOUN },
  { "ic", ADJ | NOUN }, { "ary", ADJ | NOUN }, { "ant", ADJ | NOUN }, { "ent", ADJ | NOUN },
  { "ing", GER }, { "ed", PTCP | VERB },
  { "ize", VERB }, { "ise", VERB | NOUN }, { "ify", VERB }, { "ate", VERB | ADJ | NOUN },
  { "er", NOUN | ADJ }, { "est", ADJ | NOUN },
  { NULL, 0 }
};

static const char *const titles[] = {
  "mr", "mrs", "ms", "dr", "prof", "st", "mt", "gen", "sen", "rep", "gov", "capt", "lt", "col",
  "sgt", "rev", "hon", "messrs", "vs", NULL,
};

const Lexicon lexicon_en = {
  .language = "en", .rows = rows, .verbs = verbs, .endings = endings,
  .titles = titles,
};
