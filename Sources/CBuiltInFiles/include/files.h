// The files that are part of the program. As arrays of Swift they would take a tenth of a build.
#ifndef ERRCAT_BUILT_IN_FILES_H
#define ERRCAT_BUILT_IN_FILES_H

#include <stddef.h>

typedef struct {
  const unsigned char *bytes;
  size_t count;
} errcat_file;

errcat_file errcat_schema(void);
errcat_file errcat_sample_queries(void);
errcat_file errcat_sample_document(void);
errcat_file errcat_headers(void);
errcat_file errcat_categories(void);
errcat_file errcat_synonyms(void);
errcat_file errcat_page_style(void);
errcat_file errcat_page_script(void);
errcat_file errcat_page_corrections_script(void);
errcat_file errcat_page_controls_script(void);

#endif
