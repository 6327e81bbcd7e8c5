// The C interface of libyaml.
#ifndef ERRCAT_CYAML_SHIM_H
#define ERRCAT_CYAML_SHIM_H

#include <yaml.h>

#endif
