/// The figures: what this system promises in numbers, measured beside what it is compared with.
///
/// Every figure has a target and a verdict. Subjects and load are processes of their own; subjects
/// that are compared run in the same session, turn about, and a ratio is taken round by round, so
/// that a busy machine slows both. `docs/reference/benchmarks.md` tells what each figure means.
@NullMarked
package dev.dtu.bench;

import org.jspecify.annotations.NullMarked;
