/// What a universe remembers: tables of rows, and the bodies of files.
///
/// A [Store] is all tables of a universe at one moment. It is immutable, so forking a universe is
/// copying one reference, a snapshot is keeping one, and a refusal rolls back by letting go of one.
/// A turn works on a [Draft], which reads its own writes and ends as a new store and a list of
/// [Change]s; applying these changes to the old store gives the new one, which is how a ledger
/// recovers a world without running any behaviour again.
///
/// A [Table] keeps its rows in the service's own order, the *place*, because nearly every list a
/// service gives is a page of that order; rows are found by key, and by the values of the indexes
/// the table's [TableShape] declares. All of it stands on one structure, the counted B+tree
/// [Tree]: an entry, its rank and a page from any rank are each O(log n), and a write copies one
/// path.
///
/// ```
/// Store ── name ──▶ Table ── place ──▶ Row          the rows, in order
///                     ├───── key ────▶ place        found by key
///                     └───── value ⟂ place ▶ place  one tree an index
/// ```
///
/// Only rows and counts are facts; the trees by key and by index follow from them. So the hash of a
/// store covers the facts alone, and two stores with the same facts have the same hash however they
/// came to be.
///
/// File bodies stand beside the tables in [Blobs], by their content's hash; a row holds a
/// [BlobRef].
///
/// The room knows JSON and the JDK. It must not know calls, twins, clocks or chance.
@NullMarked
package dev.dtu.store;

import org.jspecify.annotations.NullMarked;
