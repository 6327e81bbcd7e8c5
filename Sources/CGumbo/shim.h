// The C interface of gumbo, the HTML5 parser, and what of it Swift cannot call by itself.
#ifndef ERRCAT_CGUMBO_SHIM_H
#define ERRCAT_CGUMBO_SHIM_H

#include <gumbo.h>

// The default options are a global that holds pointers. No error is recorded: nothing reads them,
// and damaged input has one for every few bytes.
static inline GumboOutput *errcat_gumbo_parse(const char *html, size_t length) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, html, length);
}

static inline void errcat_gumbo_destroy(GumboOutput *output) {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

#endif
