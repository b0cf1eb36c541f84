/// Recordings: what went over the wire between a client and a real service, in order.
///
/// An [Exchange] is a request and its answer; a [Session] is the exchanges of one file, which were
/// made against one tenant, in order. Each [Form] of a file gives the same two nouns: lines of JSON,
/// HTTP archives, WireMock's mappings, VCR cassettes. Encodings are undone, documents are parsed,
/// bytes that are no text stay bytes. What cannot be read is a [Trouble] with its line and why, and
/// the rest is read.
///
/// The room knows neither twins nor universes: it does not judge what it reads.
@NullMarked
package dev.dtu.recording;

import org.jspecify.annotations.NullMarked;
