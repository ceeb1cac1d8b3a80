/* German: closed classes; verbs by their endings, nouns by their capitals. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART | REL, "der die das den dem des" },
  { ART, "ein eine einen einem einer eines" },
  { DET, "mein meine meinen meinem meiner dein deine deinen deinem deiner seine seinen seinem "
      "seiner unser unsere unseren unserem unserer euer eure euren eurem eurer ihre ihren ihrem kein "
      "keine keinen keinem keiner dieser diese dieses diesen diesem jeder jede jedes jeden jedem "
      "jene jener jenes jenen mancher manche solche solcher welche welcher welches welchen welchem "
      "einige mehrere" },
  { DET | PRO, "alle alles viele vieles wenige manches beide etwas nichts" },
  { DET | PRO | OBJ, "ihr" },
  { NUM, "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig "
      "hundert tausend million millionen milliarden" },
  { NAME, "januar jänner februar märz april mai juni juli august september oktober november "
      "dezember" },
  { PRO, "ich du er wir man jemand niemand wer" },
  { PRO | OBJ, "sie es" },
  { OBJ, "mich dich sich uns euch mir dir ihm ihn ihnen" },
  { AUX, "bin bist ist sind seid war warst waren wart gewesen habe hast hat haben habt hatte hatten "
      "wird werden wurde wurden werde wirst worden geworden wäre wären hätte hätten" },
  { AUX | DET, "sein" },
  { MOD, "kann kannst können könnt konnte konnten könnte könnten muss musst müssen musste mussten "
      "müsste soll sollst sollen sollte sollten will willst wollen wollte wollten darf dürfen durfte "
      "mag mögen möchte möchten würde würden" },
  { NEG, "nicht nie niemals" },
  { TO | PREP | DEG, "zu" },
  { OF | PREP, "von" },
  { PREP, "an auf aus bei bis durch für gegen hinter in mit nach neben ohne seit trotz über um unter "
      "vor wegen zwischen im am ans ins zum zur vom beim fürs ums gegenüber statt außer innerhalb außerhalb laut samt" },
  { PREP | REL | SUB, "während als wie" },
  { COORD, "und oder aber denn sondern sowie" },
  { SUB, "dass daß weil wenn ob obwohl damit bevor nachdem falls sobald solange indem sodass da" },
  { REL, "was wo wann warum wieso weshalb wohin woher womit wofür dessen deren denen" },
  { ADV, "auch nur schon noch immer wieder jetzt dann dort hier heute morgen gestern eigentlich "
      "vielleicht natürlich einfach mal doch eben halt also nun bald oft manchmal selten gerade "
      "bereits trotzdem deshalb deswegen daher dafür dabei dazu davon darüber darum danach vorher "
      "gern gerne leider genau zusammen weiter" },
  { ADJ, "letzten letzte nächsten nächste ersten erste vergangenen kommenden" },
  { DEG, "sehr so ganz ziemlich besonders viel mehr weniger mindestens höchstens wenigstens etwa ungefähr rund knapp fast "
      "circa" },
  { INTJ, "ja nein okay ach oh hm äh ähm naja hallo danke bitte" },
  { 0, NULL }
};

static const LexiconEnding endings[] = {
  { "lich", ADJ | ADV }, { "lichen", ADJ }, { "liche", ADJ }, { "ige", ADJ }, { "igen", ADJ },
  { "isch", ADJ }, { "ische", ADJ }, { "ischen", ADJ }, { NULL, 0 }
};

static const char *const titles[] = {
  "dr", "prof", "hr", "fr", "nr", "st", "dipl", "ing", "bzw", "ca", "vgl", NULL,
};

const Lexicon lexicon_de = {
  .language = "de", .rows = rows, .endings = endings, .capitalises_nouns = TRUE,
  .titles = titles,
  .has_ordinal_stops = TRUE,
};
