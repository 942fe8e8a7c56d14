// Debian's libxml2 as Swift sees it: Importing reads HTML and what pdftotext writes through it.
#ifndef DOSSIER_CLIBXML2_SHIM_H
#define DOSSIER_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// Debian's build names ICU's types in its encoding handlers; Foundation brings an ICU of its own, and the two can't both be seen.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

// libxml2's own is a global variable.
static inline void dossier_xml_free(void *memory) { xmlFree(memory); }

#endif
