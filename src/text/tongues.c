#include "tongues.h"

#include "language.h"

#define PAIR(first, second, said_first, said_second) \
    { { first, second }, { said_first, said_second } }

static const TongueWord german[] = {
  { "bzw.", "beziehungsweise" }, { "usw.", "und so weiter" }, { "etc.", "et cetera" },
  { "ca.", "circa" }, { "nr.", "Nummer" }, { "evtl.", "eventuell" }, { "mind.", "mindestens" },
  { "dr.", "Doktor" }, { "prof.", "Professor" }, { "hr.", "Herr" }, { "fr.", "Frau" },
  { "st.", "Sankt" }, { "str.", "Straße" }, { "std.", "Stunden" }, { "mio.", "Millionen" },
  { "mrd.", "Milliarden" }, { "jh.", "Jahrhundert" }, { "vgl.", "vergleiche" },
  { "sog.", "sogenannte" }, { "inkl.", "inklusive" }, { "exkl.", "exklusive" },
  { "max.", "maximal" }, { "min.", "Minuten" }, { "tel.", "Telefon" },
  { "bspw.", "beispielsweise" }, { "ggf.", "gegebenenfalls" }, { "geb.", "geboren" },
  { "abs.", "Absatz" }, { "bzgl.", "bezüglich" }, { "zzgl.", "zuzüglich" },
  { "z.b.", "zum Beispiel" }, { "d.h.", "das heißt" }, { "u.a.", "unter anderem" },
  { "o.ä.", "oder ähnliches" }, { "i.d.r.", "in der Regel" }, { "v.a.", "vor allem" },
  { "u.u.", "unter Umständen" }, { "z.t.", "zum Teil" }, { "s.o.", "siehe oben" },
  { "km/h", "Kilometer pro Stunde" }, { "%", "Prozent" }, { "€", "Euro" }, { "EUR", "Euro" },
  { "$", "Dollar" }, { "USD", "Dollar" }, { "£", "Pfund" }, { "&", "und" }, { "§", "Paragraf" },
  { "°c", "Grad" }, { "1/2", "ein halb" }, { "½", "ein halb" }, { "1/3", "ein Drittel" },
  { "2/3", "zwei Drittel" }, { "1/4", "ein Viertel" }, { "3/4", "drei Viertel" },
  { "24/7", "24 7" }, { "ok", "okay" }, { "mhm", "hm" }, { "hmm", "hm" },
  { "youtube", "Jutjub" }, { "facebook", "Feesbuk" }, { "iphone", "Eifohn" },
  { "github", "Githab" }, { "startup", "Start-app" }, { "smartphone", "Smartfohn" },
  { "meeting", "Mieting" }, { "feedback", "Fiedbäck" }, { "livestream", "Leifstriem" },
  { "stream", "Striem" }, { "spotify", "Spottifei" }, { "linkedin", "Linkt-inn" },
  { "chatgpt", "Tschätt G P T" }, { "openai", "Open A I" }, { "whatsapp", "Wottsäpp" },
  { "ceo", "ßi-i-oh" }, { "host", "Hoost" }, { NULL },
};
static const TonguePair german_pairs[] = {
  PAIR ("z.", "b.", "zum", "Beispiel"), PAIR ("d.", "h.", "das", "heißt"),
  PAIR ("u.", "a.", "unter", "anderem"), PAIR ("o.", "ä.", "oder", "ähnliches"),
  PAIR ("v.", "a.", "vor", "allem"), PAIR ("z.", "t.", "zum", "Teil"),
  PAIR ("s.", "o.", "siehe", "oben"), PAIR ("v.", "chr.", "vor", "Christus"),
  PAIR ("n.", "chr.", "nach", "Christus"), PAIR ("u.", "u.", "unter", "Umständen"),
  PAIR ("i.", "d.", "in", "der"), PAIR ("d.", "r.", "der", "Regel"), { { NULL } },
};

static const TongueWord spanish[] = {
  { "etc.", "etcétera" }, { "p.ej.", "por ejemplo" }, { "ej.", "ejemplo" },
  { "núm.", "número" }, { "n.º", "número" }, { "nº", "número" }, { "pág.", "página" },
  { "págs.", "páginas" }, { "tel.", "teléfono" }, { "av.", "avenida" }, { "avda.", "avenida" },
  { "gral.", "general" }, { "d.ª", "doña" }, { "dña.", "doña" }, { "lic.", "licenciado" },
  { "ing.", "ingeniero" }, { "prof.", "profesor" }, { "profa.", "profesora" },
  { "aprox.", "aproximadamente" }, { "min.", "minutos" }, { "seg.", "segundos" },
  { "hrs.", "horas" }, { "vs.", "versus" }, { "ee.uu.", "Estados Unidos" },
  { "eeuu", "Estados Unidos" }, { "a.c.", "antes de Cristo" }, { "d.c.", "después de Cristo" },
  { "jr.", "júnior" }, { "sto.", "santo" }, { "sta.", "santa" }, { "&", "y" }, { "y/o", "y o" },
  { "%", "por ciento" }, { "€", "euros" }, { "EUR", "euros" }, { "$", "dólares" },
  { "USD", "dólares" }, { "us$", "dólares" }, { "£", "libras" },
  { "km/h", "kilómetros por hora" }, { "°c", "grados" }, { "ºc", "grados" },
  { "1/2", "un medio" }, { "½", "medio" }, { "1/3", "un tercio" }, { "2/3", "dos tercios" },
  { "1/4", "un cuarto" }, { "3/4", "tres cuartos" }, { "24/7", "24 7" }, { "1er", "primer" },
  { "1.er", "primer" }, { "3er", "tercer" }, { "3.er", "tercer" }, { "1.º", "primero" },
  { "2.º", "segundo" }, { "3.º", "tercero" }, { "1.ª", "primera" }, { "2.ª", "segunda" },
  { "3.ª", "tercera" }, { "ok", "okéi" }, { "okay", "okéi" }, { "mhm", "em" },
  { "tod@s", "todos" }, { "youtube", "yutub" }, { "online", "onlain" },
  { "smartphone", "esmarfón" }, { "chatgpt", "chat gepeté" }, { "openai", "open e i" },
  { "ceo", "si i o" }, { "newsletter", "niusléter" }, { "streaming", "estrimin" }, { NULL },
};
static const TonguePair spanish_pairs[] = {
  PAIR ("p.", "ej.", "por", "ejemplo"), PAIR ("ee.", "uu.", "Estados", "Unidos"),
  PAIR ("a.", "c.", "antes de", "Cristo"), PAIR ("d.", "c.", "después de", "Cristo"),
  { { NULL } },
};

static const TongueWord french[] = {
  { "M.", "monsieur" }, { "MM.", "messieurs" }, { "mme.", "madame" }, { "dr.", "docteur" },
  { "pr.", "professeur" }, { "St", "saint" }, { "Ste", "sainte" }, { "etc.", "et cetera" },
  { "p.ex.", "par exemple" }, { "c.-à-d.", "c'est-à-dire" },
  { "càd", "c'est-à-dire" }, { "n°", "numéro" }, { "nº", "numéro" }, { "tél.", "téléphone" },
  { "bd", "boulevard" }, { "av.", "avenue" }, { "env.", "environ" }, { "max.", "maximum" },
  { "min.", "minutes" }, { "&", "et" }, { "%", "pour cent" }, { "€", "euros" },
  { "EUR", "euros" }, { "$", "dollars" }, { "USD", "dollars" }, { "£", "livres" },
  { "km/h", "kilomètres heure" }, { "°c", "degrés" }, { "1/2", "un demi" }, { "½", "un demi" },
  { "1/3", "un tiers" }, { "2/3", "deux tiers" }, { "1/4", "un quart" },
  { "3/4", "trois quarts" }, { "24/7", "24 7" }, { "1re", "première" }, { "1ère", "première" },
  { "2e", "deuxième" }, { "2nd", "second" }, { "2nde", "seconde" }, { "h", "heures" },
  { "PIB", "P I B" }, { "USA", "U S A" }, { "IVG", "I V G" }, { "CEO", "C E O" },
  { "RER", "R E R" }, { "SUV", "S U V" }, { "ok", "okay" }, { "mhm", "hm" },
  { "smartphone", "smartfaune" }, { "iphone", "aïfaune" }, { "online", "ouanlaïne" },
  { "twitter", "touiteur" }, { "vas-y", "vas i" }, { "allez-y", "allez i" },
  { "openai", "opeune A I" }, { NULL },
};
static const TonguePair french_pairs[] = {
  PAIR ("p.", "ex.", "par", "exemple"), PAIR ("av.", "j.-c.", "avant", "Jésus Christ"),
  PAIR ("apr.", "j.-c.", "après", "Jésus Christ"), { { NULL } },
};

static const TongueWord italian[] = {
  { "ecc.", "eccetera" }, { "etc.", "eccetera" }, { "dott.", "dottor" },
  { "dott.ssa", "dottoressa" }, { "sig.", "signor" }, { "sig.ra", "signora" },
  { "prof.", "professor" }, { "p.es.", "per esempio" }, { "es.", "esempio" },
  { "n.", "numero" }, { "pag.", "pagina" }, { "tel.", "telefono" }, { "&", "e" },
  { "%", "per cento" }, { "€", "euro" }, { "$", "dollari" }, { "£", "sterline" },
  { "km/h", "chilometri orari" }, { "e/o", "e o" }, { "ok", "okei" }, { NULL },
};
static const TonguePair italian_pairs[] = {
  PAIR ("p.", "es.", "per", "esempio"), PAIR ("a.", "c.", "avanti", "Cristo"),
  PAIR ("d.", "c.", "dopo", "Cristo"), { { NULL } },
};

static const TongueWord portuguese[] = {
  { "etc.", "etecétera" }, { "sr.", "senhor" }, { "sra.", "senhora" }, { "dr.", "doutor" },
  { "dra.", "doutora" }, { "prof.", "professor" }, { "profa.", "professora" },
  { "p.ex.", "por exemplo" }, { "ex.", "exemplo" }, { "nº", "número" }, { "n.º", "número" },
  { "pág.", "página" }, { "tel.", "telefone" }, { "av.", "avenida" }, { "&", "e" },
  { "%", "por cento" }, { "€", "euros" }, { "$", "dólares" }, { "r$", "reais" },
  { "km/h", "quilômetros por hora" }, { "e/ou", "e ou" }, { "ok", "okei" }, { NULL },
};
static const TonguePair portuguese_pairs[] = {
  PAIR ("p.", "ex.", "por", "exemplo"), PAIR ("a.", "c.", "antes de", "Cristo"),
  PAIR ("d.", "c.", "depois de", "Cristo"), { { NULL } },
};

static const TongueWord dutch[] = {
  { "bijv.", "bijvoorbeeld" }, { "bv.", "bijvoorbeeld" }, { "enz.", "enzovoort" },
  { "etc.", "et cetera" }, { "d.w.z.", "dat wil zeggen" }, { "m.a.w.", "met andere woorden" },
  { "o.a.", "onder andere" }, { "i.p.v.", "in plaats van" }, { "nr.", "nummer" },
  { "ca.", "circa" }, { "dhr.", "de heer" }, { "mevr.", "mevrouw" }, { "dr.", "dokter" },
  { "prof.", "professor" }, { "t/m", "tot en met" }, { "&", "en" }, { "%", "procent" },
  { "€", "euro" }, { "$", "dollar" }, { "£", "pond" }, { "km/h", "kilometer per uur" },
  { "ok", "oké" }, { NULL },
};
static const TonguePair dutch_pairs[] = { { { NULL } } };

static const Tongue tongues[] = {
  { "de", german, german_pairs, "Euro", "Dollar", "Pfund", "", "bis", "Punkt", "ätt", NULL, "Uhr",
    " am der die das den dem des zum vom beim im zur ins jeder jeden ab bis seit ",
    " januar februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert weltkrieg klasse mal platz stock tag kapitel folge staffel liga bundesliga ",
    " UNO TÜV DAX PIN BUG ZAR UND DER DIE DAS ", .has_hundreds = TRUE, .reads_roman = TRUE },
  { "es", spanish, spanish_pairs, "euros", "dólares", "libras", "con", "a", "punto", "arroba",
    "horas", .has_comma_thousands = TRUE },
  { "fr", french, french_pairs, "euros", "dollars", "livres", "", "à", "point", "arobase",
    "heures", .reads_roman = TRUE },
  { "it", italian, italian_pairs, "euro", "dollari", "sterline", "e", "a", "punto", "chiocciola",
    "ore" },
  { "pt", portuguese, portuguese_pairs, "euros", "dólares", "libras", "e", "a", "ponto",
    "arroba", "horas" },
  { "nl", dutch, dutch_pairs, "euro", "dollar", "pond", "", "tot", "punt", "apenstaartje" },
};

const Tongue *
tongue_of (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tongues); i++)
    if (language_is (language, tongues[i].language))
      return &tongues[i];
  return NULL;
}
