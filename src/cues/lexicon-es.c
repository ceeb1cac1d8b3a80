/* Spanish: closed classes. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART, "el los las un una unos unas lo" },
  { ART | OBJ, "la" },
  { DET, "mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra este esta estos "
      "estas ese esa esos esas aquel aquella aquellos aquellas cada cualquier algún alguna algunos "
      "algunas ningún ninguna otro otra otros otras varios varias" },
  { DET | PRO, "todo toda todos todas mucho mucha muchos muchas poco pocos pocas" },
  { NUM, "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta "
      "cincuenta cien ciento mil millón millones" },
  { NAME, "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre" },
  { PRO, "yo tú él ella ello nosotros nosotras vosotros ellos ellas usted ustedes esto eso aquello "
      "alguien nadie algo nada uno" },
  { OBJ, "me te se nos os le les mí ti" },
  { AUX, "soy eres es somos son era eras eran fue fueron sido ser será serán sería estoy está "
      "estás estamos están estaba estaban estar estado he has ha hemos han había habían haber hay "
      "hubo habrá sea sean esté" },
  { MOD, "puedo puede puedes podemos pueden podía podría poder debo debe debes debemos deben debería "
      "quiero quiere quieres queremos quieren quería voy va vas vamos van iba tengo tiene tienes "
      "tenemos tienen tenía" },
  { NEG, "no nunca jamás" },
  { OF, "de del" },
  { PREP | TO, "a" },
  { PREP, "al en con sin por para entre sobre bajo desde hasta hacia contra según durante ante tras "
      "mediante" },
  { COORD, "y e o u pero sino ni" },
  { SUB, "que si porque aunque mientras pues" },
  { REL | SUB, "cuando como donde" },
  { REL, "quien quienes cual cuales cuyo cuya qué quién cuál cuándo cómo dónde cuánto cuántos "
      "adonde" },
  { ADV, "también tampoco ya aún todavía siempre ahora entonces aquí ahí allí hoy ayer mañana "
      "después antes luego solo sólo así quizás quizá realmente además bien mal juntos" },
  { DEG, "muy más menos tan tanto bastante demasiado casi" },
  { INTJ, "sí bueno ah oh eh vale claro gracias hola" },
  { 0, NULL }
};

static const LexiconEnding endings[] = {
  { "mente", ADV }, { "ción", NOUN }, { "ciones", NOUN }, { "dad", NOUN }, { "ando", GER },
  { "iendo", GER }, { "aba", VERB }, { "aban", VERB }, { "oso", ADJ }, { "osa", ADJ }, { NULL, 0 }
};

static const char *const titles[] = {
  "sr", "sra", "sres", "srta", "dr", "dra", "d", "ud", "uds", "prof", NULL,
};

const Lexicon lexicon_es = {
  .language = "es", .rows = rows, .endings = endings,
  .titles = titles,
};
