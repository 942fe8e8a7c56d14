// Debian's libcmark-gfm as Swift sees it; CommonMark is the only module that imports it.
#ifndef DOSSIER_CCMARKGFM_SHIM_H
#define DOSSIER_CCMARKGFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
// The nodes themselves: a text is read where it lies, since the accessor copies each one to end it with a zero byte.
#include <cmark-gfm/node.h>
// Entities: a source position is found again only by knowing what a reference stands for.
#include <cmark-gfm/houdini.h>

#endif
