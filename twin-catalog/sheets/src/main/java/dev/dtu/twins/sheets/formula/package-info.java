/// The formulas of Google Sheets: [Formula] reads one and says what it comes to, given [Cells].
///
/// A formula is a pure function of the cells it names, of the moment and of chance, which all come in by
/// [Cells]; so this room knows neither spreadsheets, nor how they are kept, nor when a cell is calculated
/// anew. [Value] is what a cell holds; [Shown] is how a number looks by a pattern. Everything has a
/// limit ([Limits]): whatever somebody types, reading and evaluating end, with a value or an error.
@NullMarked
package dev.dtu.twins.sheets.formula;

import org.jspecify.annotations.NullMarked;
