/* FOR_MACHINE before a function: it is made once more for the wider registers that most machines
 * have, and which of the two is run is chosen when the program is loaded. */
#pragma once

#if defined (__x86_64__) && defined (__GNUC__) && !defined (__clang__) && __GNUC__ >= 12 \
    && !defined (__SANITIZE_ADDRESS__)
# define FOR_MACHINE __attribute__ ((target_clones ("arch=x86-64-v3", "default")))
#else
# define FOR_MACHINE
#endif
