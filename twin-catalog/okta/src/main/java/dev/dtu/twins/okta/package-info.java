/// What data cannot say of Okta's twin: a class a family of operations, [Okta] their table of contents.
///
/// Everything else stands in `twin/`. This room sees the runtime's `effect` room and what lies before
/// it; it holds no state, and knows neither files nor HTTP.
@NullMarked
package dev.dtu.twins.okta;

import org.jspecify.annotations.NullMarked;
