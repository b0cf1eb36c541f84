/// JSON and YAML files as one tree that remembers its lines.
///
/// What a document says wrong can only be mended when one is told where, and a model built by a
/// library has forgotten. So both formats are read into a [Node], each with the line it stands on;
/// what is odd but readable is a [Flaw], what cannot be read is [Unreadable]. The room knows the
/// libraries that read text and nothing of OpenAPI.
@NullMarked
package dev.dtu.document;

import org.jspecify.annotations.NullMarked;
