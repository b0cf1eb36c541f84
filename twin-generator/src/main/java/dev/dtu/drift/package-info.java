/// How documents drift: from one contract to the next ([Changes]), each difference told as breaking or
/// not for clients; and the lines of an overlay that mend what recordings show ([OverlayText]).
///
/// The room knows contracts and what was found; it reads no recordings and no documents.
@NullMarked
package dev.dtu.drift;

import org.jspecify.annotations.NullMarked;
