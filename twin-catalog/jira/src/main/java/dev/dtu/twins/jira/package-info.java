/// What data cannot say of Jira's twin: a class a family of methods, [Jira] their table of contents.
///
/// Everything else stands in `twin/`. What a query asks is read by the room `jql`; [Wanted] says of
/// which issues it holds. This room sees the runtime's `effect` room and what lies before it; it
/// holds no state, and knows neither files nor HTTP.
@NullMarked
package dev.dtu.twins.jira;

import org.jspecify.annotations.NullMarked;
