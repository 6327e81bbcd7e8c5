// The C interface of PCRE2 for texts of bytes.
#ifndef ERRCAT_CPCRE2_SHIM_H
#define ERRCAT_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
