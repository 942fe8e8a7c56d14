// Debian's zlib as Swift sees it: Rasterizing packs pictures with it.
#ifndef DOSSIER_CZLIB_SHIM_H
#define DOSSIER_CZLIB_SHIM_H

#include <zlib.h>

#endif
