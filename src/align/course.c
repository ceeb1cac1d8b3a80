#include "course.h"

#include <string.h>

#include "pace.h"
#include "voice.h"

void
course_free (Course *course)
{
  g_free (course->first);
  g_free (course->words);
  g_free (course->phones);
  g_free (course->classes);
  g_free (course->begins_sentence);
  g_free (course->follows_mark);
  g_free (course);
}

static void
add_row (Course *course, guint word, guint32 phone, guint class)
{
  course->words[course->n_rows] = word;
  course->phones[course->n_rows] = phone;
  course->classes[course->n_rows++] = (guint16) class;
}

static void
add_phone (Course *course, const Monophones *phones, const ReadingPhone *phone, guint32 index,
    gboolean is_coarse)
{
  if (phone->kind == VOICE_PAUSE)
    return;
  if (is_coarse) {
    add_row (course, phone->word, index, monophones_class_of_kind (phones, phone->kind));
    return;
  }
  for (guint state = 0; state < MONOPHONE_STATES; state++)
    add_row (course, phone->word, index, monophones_class_of_state (phones, phone->kind, state));
}

static gboolean
ends_sentence (const char *text)
{
  const char *mark = strpbrk (text, ".?!");

  return (mark && !mark[strspn (mark, ".?!\"')]")]) || g_str_has_suffix (text, "。")
      || g_str_has_suffix (text, "？") || g_str_has_suffix (text, "！")
      || g_str_has_suffix (text, "؟") || g_str_has_suffix (text, "।");
}

static void
mark_sentences (Course *course, const Transcript *transcript)
{
  for (guint i = 0; i < course->n_words; i++) {
    const Word *word = transcript_get_word (transcript, i);

    course->begins_sentence[i] = !i || word->paragraph != word[-1].paragraph
        || ends_sentence (word[-1].text);
    course->follows_mark[i] = course->begins_sentence[i] || pace_of_pause (word[-1].text) > 0;
  }
}

Course *
course_new (const Reading *reading, const Transcript *transcript, const Monophones *phones,
    gboolean is_coarse)
{
  Course *course = g_new0 (Course, 1);
  guint n = transcript->words->len;
  gsize most = 2 * (n + 1) + (gsize) reading->phones->len * (is_coarse ? 1 : MONOPHONE_STATES);
  guint32 next = 0;

  course->n_words = n;
  course->first = g_new (guint, n + 2);
  course->words = g_new (guint32, most);
  course->phones = g_new (guint32, most);
  course->classes = g_new (guint16, most);
  course->begins_sentence = g_new (gboolean, n);
  course->follows_mark = g_new (gboolean, n + 1);
  course->follows_mark[n] = TRUE;
  for (guint word = 0; word <= n; word++) {
    course->first[word] = course->n_rows;
    add_row (course, word, 0, MONOPHONE_PAUSE);
    add_row (course, word, 0, MONOPHONE_PAUSE);
    for (; next < reading->phones->len; next++) {
      const ReadingPhone *phone = &g_array_index (reading->phones, ReadingPhone, next);

      if (phone->word != word)
        break;
      add_phone (course, phones, phone, next, is_coarse);
    }
  }
  course->first[n + 1] = course->n_rows;
  mark_sentences (course, transcript);
  return course;
}
