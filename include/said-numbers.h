/* Numbers of a text, however they are written, as one token each. */
#pragma once

#include "said.h"

/* Joins runs of number words and digits: up to twelve they become words ("two"), above digits
 * ("2023", "23th"); 50 and 25 percent become "half" and "quarter". English only. */
void said_numbers_join (Said *said);
