// The C interface of cmark-gfm and of its extensions.
#ifndef ERRCAT_CCMARKGFM_SHIM_H
#define ERRCAT_CCMARKGFM_SHIM_H

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#endif
