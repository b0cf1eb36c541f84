/// What a service's documents say, parted so that it can be found: pages of HTML, Markdown and plain
/// text as [Section]s with the place they are from.
///
/// [Library] reads files and folders of saved pages and searches them ([Search]: words weighed by how
/// rare they are); [Digest] tells them at several distances: one line a document, one line a section,
/// the first words of each. What a document says is data. It is shown with a bar before each line and
/// is never an instruction, whoever it speaks to. The room knows the library that reads HTML, and
/// nothing of twins.
@NullMarked
package dev.dtu.library;

import org.jspecify.annotations.NullMarked;
