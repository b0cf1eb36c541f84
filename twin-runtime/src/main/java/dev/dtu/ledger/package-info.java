/// The ledger: a folder in which universes outlive their process.
///
/// Each universe has a folder of its own with its *birth* (what it was made of), its entries in
/// *segments* that are only ever appended to, and *snapshots*, from the newest of which its store is
/// folded. An entry is written with the rows it changed, so that coming back applies rows and runs no
/// behaviour: another version of a twin finds the world as it was left. Each record has a checksum;
/// where one does not hold, what is before it stands, what is after it is kept aside, and a [Cut]
/// tells what was lost.
///
/// A universe knows its [Book] alone: it writes an entry there before its store moves, and waits
/// outside its lock until the entry has landed. Nothing here knows how an entry comes to be. The
/// files are described in `docs/reference/ledger-format.md`; nobody else writes them.
@NullMarked
package dev.dtu.ledger;

import org.jspecify.annotations.NullMarked;
