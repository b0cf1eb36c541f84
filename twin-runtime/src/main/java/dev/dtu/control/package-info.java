/// The operator's door: what can be asked of the universes from outside, and the answers.
///
/// [Control] is a table of routes; each is a function from an [Ask] to an [Answer] or a [Wrong],
/// which says what was expected, what was found and what to do. The room knows the universes and
/// JSON; it does not know HTTP servers, ports or tokens.
@NullMarked
package dev.dtu.control;

import org.jspecify.annotations.NullMarked;
