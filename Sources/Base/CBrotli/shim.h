// Debian's brotli as Swift sees it: only what compresses.
#ifndef DOSSIER_CBROTLI_SHIM_H
#define DOSSIER_CBROTLI_SHIM_H

#include <brotli/encode.h>

#endif
