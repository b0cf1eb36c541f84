/// Twin folders that stand by themselves: what the service is, as data (`twin/`), and the contract it
/// keeps to (`spec/NAME/`).
///
/// A [TwinFolder] is what a generation makes, what an agent edits, what is sealed by its hash and what
/// `--spec NAME=FOLDER` hosts. [TitleFile], [ClassWords] and [ProblemsFile] write the pages that nobody
/// wrote: what the contract and recordings show. The room knows how twins are loaded, and nothing of who makes
/// them.
@NullMarked
package dev.dtu.folder;

import org.jspecify.annotations.NullMarked;
