#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>

/// Frees what libxml2 allocated; its own `xmlFree` is a variable.
static inline void freeXMLText(xmlChar *text) { xmlFree(text); }
