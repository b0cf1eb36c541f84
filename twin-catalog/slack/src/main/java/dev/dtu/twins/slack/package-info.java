/// What data cannot say of Slack's twin: a class a family of methods, [Slack] their table of contents.
///
/// Everything else stands in `twin/`. This room sees the runtime's `effect` room and what lies before
/// it; it holds no state, and knows neither files nor HTTP.
@NullMarked
package dev.dtu.twins.slack;

import org.jspecify.annotations.NullMarked;
