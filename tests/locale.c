/* Every test runs in the locale it is given, as the program does: a decimal comma must not get
 * into a file, nor keep a number from being read. Messages stay as they are written, those of the
 * programs that a test starts, too. */
#include <locale.h>
#include <stdlib.h>

__attribute__ ((constructor)) static void
take_locale (void)
{
  setlocale (LC_ALL, "");
  setlocale (LC_MESSAGES, "C");
  setenv ("LANGUAGE", "C", 1);
}
