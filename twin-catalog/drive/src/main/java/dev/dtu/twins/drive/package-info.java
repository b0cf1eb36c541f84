/// What data cannot say of Google Drive's twin: a class a family of methods, [Drive] their table of
/// contents.
///
/// Everything else stands in `twin/`. This room sees the runtime's `effect` and `expression` rooms and
/// what lies before them; it holds no state, and knows neither files nor HTTP.
@NullMarked
package dev.dtu.twins.drive;

import org.jspecify.annotations.NullMarked;
