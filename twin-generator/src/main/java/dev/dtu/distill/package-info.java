/// From the documents a vendor publishes to the contract a server loads: the facts, without prose.
///
/// [Distiller] is the door and [Distilled] what comes out. A document is walked as the tree it is
/// (`docs/decisions/0003-read-documents-as-trees.md` says why no model of a library stands
/// between): [Library] follows references, [Paths] walks the operations, [Schemas] writes schemas
/// in one dialect, [Merging] puts several documents into one contract. Whatever cannot be honoured
/// is a flaw with file and line; nothing leaves silently, and [Counts] proves it. The room knows
/// nothing of twins, calls and stores.
@NullMarked
package dev.dtu.distill;

import org.jspecify.annotations.NullMarked;
