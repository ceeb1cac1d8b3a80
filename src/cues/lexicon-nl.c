/* Dutch: closed classes. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART, "de een 'n" },
  { ART | PRO | OBJ, "het 't" },
  { DET, "mijn m'n jouw z'n ons onze hun deze elke elk iedere ieder sommige enkele "
      "geen welke zulke andere" },
  { DET | PRO, "dit alle alles veel weinig beide iets niets" },
  { DET | PRO | REL | SUB, "dat die" },
  { DET | OBJ, "haar" },
  { NUM, "twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig veertig "
      "vijftig honderd duizend miljoen miljard" },
  { NAME, "januari februari maart april mei juni juli augustus september oktober november december" },
  { PRO, "ik jij hij zij wij ze we men iemand niemand" },
  { PRO | OBJ, "je u jullie" },
  { OBJ, "mij me jou hem zich elkaar hen" },
  { AUX | DET, "zijn" },
  { AUX, "ben bent is was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden "
      "werd werden geworden" },
  { MOD, "kan kunt kunnen kon konden moet moeten moest moesten zal zult zullen zou zouden wil wilt "
      "willen wilde wilden mag mogen mocht mochten ga gaat gaan ging gingen" },
  { NEG, "niet nooit" },
  { TO | PREP | DEG, "te" },
  { OF, "van" },
  { PREP, "aan bij binnen buiten door in langs met na naar naast om onder op over per rond "
      "behalve sinds tegen tijdens tot tussen uit via volgens voor zonder vanaf" },
  { COORD, "en of maar want" },
  { SUB, "omdat als hoewel terwijl zodat voordat nadat totdat indien tenzij toen doordat dan" },
  { REL, "wie wat waar wanneer waarom hoe waarin waarmee waarvan wiens" },
  { ADV, "ook al nog altijd weer nu daar hier vandaag morgen gisteren misschien eigenlijk gewoon "
      "even wel toch dus vaak soms meestal alleen samen later eerst daarna daarom echt net "
      "er" },
  { DEG, "heel erg zeer meer minder zo vrij bijna ongeveer minstens hoogstens ruim" },
  { INTJ, "ja nee oké ach oh hé nou hallo dank bedankt" },
  { 0, NULL }
};

static const LexiconEnding endings[] = {
  { "lijk", ADJ | ADV }, { "lijke", ADJ }, { "ige", ADJ }, { "ische", ADJ }, { "heid", NOUN },
  { "ing", NOUN }, { NULL, 0 }
};

static const char *const titles[] = {
  "dhr", "mevr", "dr", "prof", "ir", "drs", "st", NULL,
};

const Lexicon lexicon_nl = {
  .language = "nl", .rows = rows, .endings = endings,
  .titles = titles,
};
