/// The distilled API of one service, as values: which operations there are, what each takes and
/// answers, which of them a request means, and what is wrong with a body.
///
/// A [Contract] is read from the parts a distiller wrote (`docs/reference/contract-format.md`).
/// Its title page is cheap and read at once; operations and schemas stand in families, and a family
/// is read when first asked for, so that a contract of 1,500 operations costs milliseconds to open.
///
/// Three questions are asked of it for each request, and each has its noun: *which operation?* the
/// [Router]; *what may stand here?* the [Schema]; *what is wrong with this?* the [SchemaCheck].
///
/// Vendors' documents lie: they name required members that are not declared, refer in circles,
/// leave out types, overlap where they promise to choose. Nothing here throws for that or runs
/// forever; an odd schema is read as widely as it can be, and each such reading is written where it
/// is made.
///
/// The room knows JSON and nothing else: no files (see [Parts]), no calls, no stores, no twins.
@NullMarked
package dev.dtu.contract;

import org.jspecify.annotations.NullMarked;
