/* Portuguese: closed classes. */
#include "lexicon-classes.h"

static const LexiconRow rows[] = {
  { ART, "o os um uma uns umas" },
  { ART | PREP | OBJ, "a as" },
  { DET, "meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas este "
      "esta estes estas esse essa esses essas aquele aquela aqueles aquelas cada qualquer algum "
      "alguma alguns algumas nenhum nenhuma outro outra outros outras vários várias" },
  { DET | PRO, "todo toda todos todas muita muitos muitas pouco poucos poucas tudo" },
  { NUM, "dois duas três quatro cinco seis sete oito nove dez onze doze quinze vinte trinta quarenta "
      "cinquenta cem cento mil milhão milhões bilhões" },
  { NAME, "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro" },
  { PRO, "eu tu ele ela nós vós eles elas você vocês isto isso aquilo alguém ninguém algo nada gente" },
  { OBJ, "me te se nos vos lhe lhes mim ti si" },
  { AUX, "sou és é somos são era eras eram foi foram sido ser será serão seria estou está estás "
      "estamos estão estava estavam estar tenho tem tens temos têm tinha tinham ter há havia haver "
      "houve seja sejam esteja" },
  { MOD, "posso pode podes podemos podem podia poderia poder devo deve devemos devem deveria quero "
      "quer queremos querem queria vou vai vais vamos vão ia" },
  { NEG, "não nunca jamais" },
  { OF, "de do da dos das d'" },
  { PREP, "em no na nas ao à aos às com sem por pelo pela pelos pelas para pra entre sobre sob "
      "desde até contra durante num numa após perante" },
  { COORD, "e ou mas nem" },
  { SUB, "que porque embora enquanto pois" },
  { REL | SUB, "quando como onde" },
  { REL, "quem qual quais cujo cuja quanto quantos" },
  { ADV, "também já ainda sempre agora então aqui aí ali lá hoje ontem amanhã depois antes só "
      "somente assim talvez realmente além bem mal juntos" },
  { DEG, "muito mais menos tão tanto bastante demais quase" },
  { INTJ, "sim bom ah oh né claro obrigado obrigada olá" },
  { 0, NULL }
};

static const LexiconEnding endings[] = {
  { "mente", ADV }, { "ção", NOUN }, { "ções", NOUN }, { "dade", NOUN }, { "ando", GER },
  { "endo", GER }, { "indo", GER }, { "ava", VERB }, { "avam", VERB }, { "oso", ADJ },
  { "osa", ADJ }, { NULL, 0 }
};

static const char *const titles[] = {
  "sr", "sra", "dr", "dra", "prof", "eng", NULL,
};

const Lexicon lexicon_pt = {
  .language = "pt", .rows = rows, .endings = endings,
  .titles = titles,
};
