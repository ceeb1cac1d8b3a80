/* Italian: closed classes; elided words ("l'", "dell'") begin what they stand before. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART, "il lo i gli un uno una un' l'" },
  { ART | OBJ, "la le" },
  { DET, "mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro "
      "vostra vostri vostre questo questa questi queste quest' quel quello quella quei quegli quelle "
      "quell' ogni qualche alcuni alcune nessun nessuna altro altra altri altre qualsiasi" },
  { DET | PRO, "tutto tutta tutti tutte tutt' molti molte pochi poche" },
  { NUM, "due tre quattro cinque sette otto nove dieci undici dodici quindici venti trenta "
      "quaranta cinquanta cento mille mila milione milioni miliardi" },
  { NAME, "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
      "dicembre" },
  { PRO, "io tu lui lei noi voi loro egli essa esso essi ciò qualcuno nessuno qualcosa niente nulla" },
  { OBJ, "mi ti si ci vi me te sé ne m' t' s' c' v'" },
  { AUX, "sono sei è siamo siete era eri eravamo erano stato stata stati state essere sarà saranno "
      "sarebbe ho hai ha abbiamo avete hanno aveva avevano avere avuto avrà avrebbe sia siano sta "
      "sto stiamo stanno stava" },
  { MOD, "posso può puoi possiamo potete possono poteva potrebbe potere devo deve devi dobbiamo "
      "dovete devono doveva dovrebbe voglio vuole vuoi vogliamo volete vogliono voleva vorrei "
      "vorrebbe vado va andiamo vanno" },
  { NEG, "non mai" },
  { OF, "di del dello della dei degli delle dell' d'" },
  { PREP | TO, "a" },
  { PREP, "ad da in con su per tra fra al allo alla ai agli alle all' dal dallo dalla dai dagli dalle "
      "dall' nel nello nella nei negli nelle nell' sul sullo sulla sui sugli sulle sull' col coi "
      "senza verso contro durante dopo prima sotto sopra dentro fuori presso secondo fino" },
  { COORD, "e ed o oppure ma né" },
  { SUB, "che ch' se perché poiché mentre sebbene benché affinché siccome" },
  { REL | SUB, "quando come dove" },
  { REL, "chi cui quale quali quanto quanti cosa dov' cos'" },
  { ADV, "anche ancora già sempre adesso ora allora qui qua lì là oggi ieri domani poi solo soltanto "
      "così forse davvero quindi infatti bene male insieme invece" },
  { DEG, "molto più meno tanto troppo abbastanza quasi circa" },
  { INTJ, "sì no ah oh eh beh ecco grazie ciao certo okay" },
  { 0, NULL }
};

static const LexiconEnding endings[] = {
  { "mente", ADV }, { "zione", NOUN }, { "zioni", NOUN }, { "ità", NOUN }, { "ando", GER },
  { "endo", GER }, { "ava", VERB }, { "avano", VERB }, { "evano", VERB }, { "oso", ADJ },
  { "osa", ADJ }, { NULL, 0 }
};

static const char *const titles[] = {
  "dott", "prof", "sig", "avv", "ing", "on", NULL,
};

const Lexicon lexicon_it = {
  .language = "it", .rows = rows, .endings = endings, .elides = TRUE,
  .titles = titles,
};
