/// Questions to a universe's journal: which entries there are of a kind, whether as many are there
/// as expected, and what its clients did against their contracts.
///
/// A [Question] is a list of criteria, each a [Term] and the values wanted for it; [QuestionReader]
/// reads them from JSON or a query. [Search] answers a page at a time, [Verification] holds
/// [Expectation]s against all entries, [Watch] tells that there are more, and [Conformance] and
/// [Usage] report on the calls. Journals are only read here: an entry is decoded when it is looked
/// at, and nothing is kept of it. The room knows no HTTP server and no port.
@NullMarked
package dev.dtu.question;

import org.jspecify.annotations.NullMarked;
