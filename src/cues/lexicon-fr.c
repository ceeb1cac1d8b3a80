/* French: closed classes; elided words ("l'", "qu'") begin what they stand before. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART, "le la les l' un une" },
  { ART | PREP, "des du" },
  { DET, "mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs cet cette ces chaque "
      "quelques plusieurs aucun aucune quel quelle quels quelles certains certaines" },
  { DET | PRO, "tout toute tous toutes" },
  { DET | PRO, "ce" },
  { NUM, "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante "
      "cinquante soixante cent mille millions milliards million milliard" },
  { NAME, "janvier février mars avril mai juin juillet août septembre octobre novembre décembre" },
  { PRO, "je j' tu il elle on ils elles c' ça cela ceci quelqu'un personne rien" },
  { PRO | OBJ, "nous vous" },
  { OBJ, "me m' te t' se s' lui eux moi toi soi y" },
  { AUX, "suis es est sommes êtes sont étais était étaient été être serai sera seront serait "
      "seraient ai as a avons avez ont avais avait avaient avoir eu aura auront aurait soit" },
  { MOD, "peux peut pouvons pouvez peuvent pouvait pourrait pourraient pouvoir dois doit devons "
      "devez doivent devait devrait devoir veux veut voulons voulez veulent voulait voudrais "
      "voudrait vouloir vais va vas allons allez vont allait faut fallait" },
  { CLITIC, "ne n'" },
  { NEG, "pas jamais" },
  { VERB, "sais sait savons savez savent savais fais fait faites font dis dit dites disent vois voit "
      "voyez voient crois croit croyez croient pense penses pensez pensent aime aimes aimez aiment "
      "viens vient venez viennent prends prend prenez prennent mets met mettez mettent comprends "
      "comprend comprenez parle parles parlez parlent reste restez restent connais connaît connaissez" },
  { OF | TO, "de d'" },
  { PREP | TO, "à" },
  { PREP, "en dans sur sous avec sans pour par chez entre vers contre depuis pendant avant après "
      "devant derrière selon malgré jusqu'à jusqu' au aux dès parmi sauf hors" },
  { COORD, "et ou mais donc or ni car" },
  { SUB, "que qu' si s'il lorsque lorsqu' quand puisque puisqu' comme parce quoique" },
  { REL, "qui où dont quoi lequel laquelle lesquels lesquelles comment pourquoi combien" },
  { ADV, "aussi encore toujours déjà maintenant alors ici là aujourd'hui hier demain souvent "
      "parfois peut-être vraiment ensuite puis enfin seulement même surtout ainsi bientôt tard tôt "
      "ensemble mieux bien" },
  { DEG, "très trop plus moins assez tellement beaucoup peu environ presque" },
  { INTJ, "oui non ouais ah oh eh euh ben bon voilà merci bonjour d'accord" },
  { 0, NULL }
};

static const LexiconEnding endings[] = {
  { "ment", ADV | NOUN }, { "tion", NOUN }, { "eux", ADJ }, { "euse", ADJ }, { "ique", ADJ | NOUN },
  { "aient", VERB }, { "ait", VERB }, { "ons", VERB | NOUN }, { "ez", VERB }, { NULL, 0 }
};

static const char *const titles[] = {
  "m", "mm", "mme", "mlle", "dr", "me", "st", "ste", "pr", NULL,
};

const Lexicon lexicon_fr = {
  .language = "fr", .rows = rows, .endings = endings, .elides = TRUE,
  .titles = titles,
};
