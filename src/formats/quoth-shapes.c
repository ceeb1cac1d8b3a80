#include "quoth.h"

#define UNKNOWN(type) .unknown = G_STRUCT_OFFSET (type, unknown)
#define MEMBER(key, kind, type, field) { key, QUOTH_##kind, G_STRUCT_OFFSET (type, field) }

const char *const quoth_timings[] = {
  [TIMING_NONE] = NULL,
  [TIMING_STAMPS] = "stamps",
  [TIMING_ACOUSTIC] = "acoustic",
  [TIMING_SYNTHETIC] = "synthetic",
  [TIMING_SOURCE] = "source",
};

/* What stands before "audio". */
const QuothShape quoth_head = {
  UNKNOWN (Transcript),
  {
    MEMBER ("title", TEXT, Transcript, title),
    MEMBER ("description", TEXT, Transcript, description),
    MEMBER ("language", TEXT, Transcript, language),
    MEMBER ("date", TEXT, Transcript, date),
    MEMBER ("link", TEXT, Transcript, link),
  },
};

const QuothShape quoth_audio = {
  UNKNOWN (Audio),
  {
    MEMBER ("uri", TEXT, Audio, uri),
    MEMBER ("duration", TIME, Audio, duration),
    MEMBER ("bytes", SIZE, Audio, bytes),
    MEMBER ("sha256", TEXT, Audio, sha256),
  },
};

const QuothShape quoth_chapter = {
  UNKNOWN (Chapter),
  {
    MEMBER ("start", MOMENT, Chapter, start),
    MEMBER ("title", TEXT, Chapter, title),
    MEMBER ("link", TEXT, Chapter, link),
  },
};

const QuothShape quoth_link = {
  UNKNOWN (Link),
  {
    MEMBER ("text", TEXT, Link, text),
    MEMBER ("url", TEXT, Link, url),
  },
};

const QuothShape quoth_paragraph = {
  UNKNOWN (Paragraph),
  {
    MEMBER ("speaker", NUMBER, Paragraph, speaker),
    MEMBER ("stamp", TIME, Paragraph, stamp),
    MEMBER ("text", STRING, Paragraph, text),
  },
};

const QuothShape quoth_word = {
  UNKNOWN (Word),
  {
    MEMBER ("text", STRING, Word, text),
    MEMBER ("start", TIME, Word, start),
    MEMBER ("end", TIME, Word, end),
    MEMBER ("confidence", NUMBER, Word, confidence),
    MEMBER ("paragraph", INDEX, Word, paragraph),
  },
};

const QuothShape quoth_insertion = {
  UNKNOWN (Insertion),
  {
    MEMBER ("start", MOMENT, Insertion, start),
    MEMBER ("end", MOMENT, Insertion, end),
  },
};

const QuothShape quoth_cue = {
  UNKNOWN (Cue),
  {
    MEMBER ("id", TEXT, Cue, id),
    MEMBER ("start", MOMENT, Cue, start),
    MEMBER ("end", MOMENT, Cue, end),
    MEMBER ("settings", SETTINGS, Cue, settings),
    MEMBER ("text", STRING, Cue, text),
    MEMBER ("tree", TREE, Cue, text),
  },
};
