/// Evidence: what a service was seen to send, as facts that may leave the recordings behind.
///
/// [Evidence] is of one twin. Its [Facts] are of one operation and status: how often it was seen, the
/// names of headers and of request members, and a tree of [Seen] places of the reply's document, each
/// with the types that stood there, how often, and, where they tell something and nothing personal,
/// the words of an enumeration, the form of an id, and whether the place is there when the client
/// sent it ([Echo]). No value stands in it.
///
/// Consumers ask [Facts#shows] of a path, or hold a reply against all of it ([Facts#departures]).
/// [Gathering] makes it from exchanges, one at a time. How it is written: `docs/reference/evidence.md`.
///
/// The room knows documents and contracts; it knows neither recordings nor twins.
@NullMarked
package dev.dtu.evidence;

import org.jspecify.annotations.NullMarked;
