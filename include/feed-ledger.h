/* What an earlier run left in a folder of episodes, and of what it was made, so that the next one
 * does only what changed and keeps every name. It is the file ".quoth-episodes" in the folder: JSON
 * Lines, {"episode","name","file","digest"}, the later line of a file counts; a line that cannot be
 * read is as if it were not there. */
#pragma once

#include <gio/gio.h>

#define LEDGER_FILE ".quoth-episodes"

typedef struct _Ledger Ledger;

/* Reads what there is, if anything, and throws out what no longer counts. Errors are of G_IO_ERROR
 * and name the file. */
Ledger *ledger_open (const char *folder, GError **error);
void ledger_free (Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ledger, ledger_free)

/* The name that files of @episode (its GUID) have, without what the format adds; NULL: none yet. */
const char *ledger_get_name (const Ledger *ledger, const char *episode);

/* What @file in the folder was made of; NULL: not known. */
const char *ledger_get_digest (const Ledger *ledger, const char *file);

/* Remembers it, at once on the disk. */
gboolean ledger_put (Ledger *ledger, const char *episode, const char *name, const char *file,
    const char *digest, GError **error);
