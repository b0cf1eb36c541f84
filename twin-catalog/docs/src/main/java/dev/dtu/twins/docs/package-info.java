/// What data cannot say of Google Docs' twin: a [Document] has [Tab]s, each with [Segment]s (its body,
/// headers, footers and footnotes), and a segment is its [Unit]s: what stands at index *i* is its unit
/// *i*, so that indexes are counted nowhere. A class a family of requests, [Docs] their table of
/// contents.
///
/// Everything else stands in `twin/`. This room sees the runtime's `effect` room and what lies before
/// it; it holds no state, and knows neither files nor HTTP.
@NullMarked
package dev.dtu.twins.docs;

import org.jspecify.annotations.NullMarked;
