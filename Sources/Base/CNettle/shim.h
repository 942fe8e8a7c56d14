// Debian's Nettle as Swift sees it: Hashing has its SHA-256, which asks the processor for its own instructions.
#ifndef DOSSIER_CNETTLE_SHIM_H
#define DOSSIER_CNETTLE_SHIM_H

#include <nettle/sha2.h>

#endif
