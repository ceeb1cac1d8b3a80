#include "melted.h"

#include <string.h>

/* The least changes that make what was said of what the words are alone (Wagner & Fischer 1974);
 * pauses come for nothing. */
static void
measure_changes (const VoicePhone *said, guint n, const VoicePhone *alone, guint n_alone,
    guint16 changes[][MELTED_MOST + 1])
{
  for (guint j = 0; j <= n_alone; j++)
    changes[0][j] = (guint16) j;
  for (guint i = 1; i <= n; i++) {
    guint16 more = said[i - 1].kind != VOICE_PAUSE;

    changes[i][0] = changes[i - 1][0] + more;
    for (guint j = 1; j <= n_alone; j++) {
      guint16 other = said[i - 1].kind != alone[j - 1].kind;
      guint16 least = MIN (changes[i - 1][j] + more, changes[i][j - 1] + 1);

      changes[i][j] = MIN (changes[i - 1][j - 1] + other, least);
    }
  }
}

void
melted_part (VoicePhone *said, guint n, const VoicePhone *alone, guint n_alone)
{
  guint16 changes[MELTED_MOST + 1][MELTED_MOST + 1];
  guint i = n, j = n_alone;

  if (n > MELTED_MOST || n_alone > MELTED_MOST || !n_alone)
    return;
  measure_changes (said, n, alone, n_alone, changes);
  while (i) {
    const gboolean is_silent = said[i - 1].kind == VOICE_PAUSE;
    const gboolean fits = j && said[i - 1].kind == alone[j - 1].kind
        && changes[i][j] == changes[i - 1][j - 1];

    if (j && !fits && changes[i][j] == changes[i][j - 1] + 1) {
      j--;                      /* what is not said */
      continue;
    }
    said[i - 1].word = alone[j ? j - 1 : 0].word;
    if (j && (fits || changes[i][j] != changes[i - 1][j] + !is_silent))
      j--;
    i--;
  }
}
