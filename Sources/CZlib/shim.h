#include <zlib.h>

/// `inflateInit2` is a macro. Window bits as zlib counts them: 31 is gzip, 15 is zlib's own wrapping, -15 is none.
static inline int startInflate(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }
