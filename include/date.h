/* Dates as feeds write them. */
#pragma once

#include <glib.h>

/* ISO 8601 of an RFC 822 date ("Thu, 07 Mar 2024 06:30:00 -0500") or of an ISO 8601 one: in UTC
 * ("2024-03-07T11:30:00Z"), without the Z where no zone is named. NULL: not a date. (transfer
 * full) */
char *date_to_iso8601 (const char *text);
