#include "files.h"

#ifndef __has_embed
#error "this C compiler has no #embed; errcat needs clang 19 or newer, which comes with Swift 6.2"
#endif

// #embed is of C23, and clang has it in older C as well.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char schema[] = {
#embed "../../schema.sql"
};
errcat_file errcat_schema(void) { return (errcat_file){schema, sizeof schema}; }

static const unsigned char sample_queries[] = {
#embed "../../sample-queries.sql"
};
errcat_file errcat_sample_queries(void) { return (errcat_file){sample_queries, sizeof sample_queries}; }

static const unsigned char sample_document[] = {
#embed "../../seeds/error-code-for-spot.md"
};
errcat_file errcat_sample_document(void) { return (errcat_file){sample_document, sizeof sample_document}; }

static const unsigned char headers[] = {
#embed "../../seeds/headers.md"
};
errcat_file errcat_headers(void) { return (errcat_file){headers, sizeof headers}; }

static const unsigned char categories[] = {
#embed "../../seeds/categories.md"
};
errcat_file errcat_categories(void) { return (errcat_file){categories, sizeof categories}; }

static const unsigned char synonyms[] = {
#embed "../../seeds/synonyms.md"
};
errcat_file errcat_synonyms(void) { return (errcat_file){synonyms, sizeof synonyms}; }

static const unsigned char page_style[] = {
#embed "../BuiltInFiles/Page/page.css"
};
errcat_file errcat_page_style(void) { return (errcat_file){page_style, sizeof page_style}; }

static const unsigned char page_script[] = {
#embed "../BuiltInFiles/Page/page.js"
};
errcat_file errcat_page_script(void) { return (errcat_file){page_script, sizeof page_script}; }

static const unsigned char page_corrections_script[] = {
#embed "../BuiltInFiles/Page/page-corrections.js"
};
errcat_file errcat_page_corrections_script(void) { return (errcat_file){page_corrections_script, sizeof page_corrections_script}; }

static const unsigned char page_controls_script[] = {
#embed "../BuiltInFiles/Page/page-controls.js"
};
errcat_file errcat_page_controls_script(void) { return (errcat_file){page_controls_script, sizeof page_controls_script}; }
