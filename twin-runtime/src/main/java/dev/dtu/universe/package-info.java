/// Universes: isolated worlds of twins, each the fold of its journal.
///
/// [Universe] is the single writer of its store; [Universes] creates, forks and finds them and keeps
/// the routing table of credentials, which stands outside every store. Nothing here listens on a
/// port or reads a file.
@NullMarked
package dev.dtu.universe;

import org.jspecify.annotations.NullMarked;
