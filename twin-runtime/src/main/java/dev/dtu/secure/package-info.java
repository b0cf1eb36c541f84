/// A certificate authority of one's own: made on first use in a folder, whose key its owner alone can
/// read, and a certificate for each host name a client asks for.
///
/// It knows the JDK alone and neither ports nor universes
/// ([0015](../../../../../../../docs/decisions/0015-certificates-by-hand.md)).
@NullMarked
package dev.dtu.secure;

import org.jspecify.annotations.NullMarked;
