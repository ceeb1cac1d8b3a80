/* How the report looks: on light and on dark, on a phone, on paper. */
#pragma once

/* Nothing in it that XML or HTML would read as markup. */
extern const char page_style[];
