#include <libxml/xmlversion.h>
// Where libxml2 was built with ICU, its headers bring ICU's own types, which clash with those that Foundation carries. Only the
// end of a structure that is never looked into depends on it.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>

/// Frees what libxml2 allocated; its own `xmlFree` is a variable.
static inline void freeXMLText(xmlChar *text) { xmlFree(text); }
