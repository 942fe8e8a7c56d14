// Debian's FreeType as Swift sees it: Rasterizing draws letters through it.
#ifndef DOSSIER_CFREETYPE_SHIM_H
#define DOSSIER_CFREETYPE_SHIM_H

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

// Macros that Swift can't see. Without hinting a letter has the same shape at every size and on every machine.
static const FT_Int32 dossier_ft_unscaled = FT_LOAD_NO_SCALE;
static const FT_Int32 dossier_ft_outline = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;

#endif
