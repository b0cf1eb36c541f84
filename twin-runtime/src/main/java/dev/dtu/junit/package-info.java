/// A JUnit 5 extension that hands a test a universe of its own and looks the universe over after it.
///
/// The only room that knows JUnit, which is an optional dependency.
@NullMarked
package dev.dtu.junit;

import org.jspecify.annotations.NullMarked;
