/* Transcript and caption formats: one file each, all behind this table. */
#pragma once

#include <gio/gio.h>

#include "transcript.h"

typedef enum {
  FORMAT_ERROR_UNKNOWN,         /* no format fits the content or the name */
  FORMAT_ERROR_SYNTAX,          /* not what the format says it is; the message names the place */
  FORMAT_ERROR_EMPTY,           /* well-formed, but nothing of a transcript in it */
  FORMAT_ERROR_LIMIT,           /* over a documented limit */
} FormatError;

#define FORMAT_ERROR (format_error_quark ())
GQuark format_error_quark (void);

/* What a format can carry; the rest degrades in one documented way, never silently. */
typedef enum {
  FORMAT_CARRIES_SPEAKERS = 1 << 0,
  FORMAT_CARRIES_WORD_TIMES = 1 << 1,
  FORMAT_CARRIES_CHAPTERS = 1 << 2,
  FORMAT_CARRIES_STYLES = 1 << 3,       /* markup, positions */
} FormatCarries;

typedef enum {
  FORMAT_CAPTIONS,              /* cues go from file to file as they are */
  FORMAT_TRANSCRIPT,            /* paragraphs or words; its cues are always segmented anew */
  FORMAT_FEED,                  /* names episodes (feed.h); read NULL */
} FormatKind;

/* Bytes to read. @text is UTF-8 but for what a format must see raw: NUL may stand in it, and
 * whatever encoding_to_utf8 () could not convert is U+FFFD. text[length] is NUL. A reader may edit
 * @text, or steal it with g_steal_pointer (). */
typedef struct {
  char *text;
  gsize length;
  char *base;                   /* where it came from, path or URI, to resolve links; NULL: stdin */
  double fps;                   /* frames a second, for formats that count these; 0: not known */
} Source;

/* What a writer is given. */
typedef struct {
  const Transcript *transcript;
  const CueList *cues;          /* NULL unless the format's @uses_cues */
  GPtrArray *remarks;           /* what the format cannot carry, each said once */
  double fps;                   /* as in Source */
  const char *audio_url;        /* where the audio is, as a URL that is relative to the file; NULL */
  const char *audio_path;       /* the audio, here and now; NULL */
  const char *file;             /* what is written is called, without its folder; NULL: stdout */
} Edition;

/* Remembers a sentence for the user, once. */
void edition_remark (const Edition *edition, const char *sentence);

typedef struct {
  const char *name;             /* for --from and --to: "vtt" */
  const char *title;            /* for people: "WebVTT" */
  const char *suffix;           /* of a file's name, ".vtt"; NULL: never known by its name */
  const char *mime;
  FormatKind kind;
  FormatCarries carries;
  gboolean uses_cues;           /* its writer writes cues, not paragraphs or words */

  /* NULL: known by its name alone, write-only, read-only. Content is UTF-8, or raw bytes if
   * it is not text at all; probing looks at the beginning only. */
  gboolean (*probe) (const char *text, gsize length);
  Transcript *(*read) (Source *source, GError **error);
  gboolean (*write) (const Edition *edition, GOutputStream *out, GError **error);
} Format;

extern const Format *const formats[];   /* in the order of probing; ends with NULL */

/* The readable format whose content this is, or NULL. */
const Format *format_for_content (const char *text, gsize length);

/* The format called @name, "vtt", or NULL. */
const Format *format_for_name (const char *name);

/* The format with the longest suffix of @path, that can be written (@writable) or else read; or
 * NULL. */
const Format *format_for_path (const char *path, gboolean writable);
