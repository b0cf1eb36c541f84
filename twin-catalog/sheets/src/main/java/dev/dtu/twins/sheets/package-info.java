/// What data cannot say of Google Sheets' twin: a spreadsheet is a [Book] of [Tab]s, each with a [Grid]
/// of cells; a class a family of methods or of requests, [Sheets] their table of contents.
///
/// Everything else stands in `twin/`. This room sees the runtime's `effect` room and what lies before
/// it, and the formulas beside it; it holds no state, and knows neither files nor HTTP.
@NullMarked
package dev.dtu.twins.sheets;

import org.jspecify.annotations.NullMarked;
