/* What is to be said, as rows that a search walks through: the states of each word's phones, and
 * before each word and behind the last a row for anything else and one for a pause. */
#pragma once

#include "monophones.h"
#include "reading.h"

typedef struct {
  guint n_words, n_rows;
  guint *first;                 /* row of each word, of the end, and n_rows: anything else, a
                                   pause, then the word's states if it is spoken */
  guint32 *words;               /* of each row */
  guint32 *phones;              /* of each row of a state: index into the reading's */
  guint16 *classes;             /* of each row; a pause's is MONOPHONE_PAUSE */
  gboolean *begins_sentence;    /* of each word */
  gboolean *follows_mark;       /* of each word and the end: punctuation, where one may pause */
} Course;

/* A row a phone if @is_coarse. (transfer full) */
Course *course_new (const Reading *reading, const Transcript *transcript,
    const Monophones *phones, gboolean is_coarse);
void course_free (Course *course);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Course, course_free)

typedef enum {
  COURSE_OTHER,
  COURSE_PAUSE,
  COURSE_SPEECH,
} CourseKind;

static inline CourseKind
course_get_kind (const Course *course, guint32 row)
{
  guint32 offset = row - course->first[course->words[row]];

  return (CourseKind) MIN (offset, COURSE_SPEECH);
}

static inline gboolean
course_is_spoken (const Course *course, guint word)
{
  return course->first[word + 1] - course->first[word] > COURSE_SPEECH;
}
