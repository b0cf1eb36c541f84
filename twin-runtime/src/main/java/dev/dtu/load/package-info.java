/// From files to twins: a folder, or the same folder on the class path, becomes a
/// [dev.dtu.twin.Twin].
///
/// A twin folder holds `twin/twin.yaml`, the title page, and `twin/problems.yaml`, how the service
/// says no. The title page names a contract, which stands among the specs
/// (`dtu/specs/NAME/contract/`, `docs/reference/contract-format.md`). What the operations mean comes
/// from `dtu/specs/NAME/inferred.json` when it is there, else from the function the loader was made
/// with; `twin/meanings.yaml`, when it is there, declares over it. Contracts are read part by part
/// when first asked for; twins stay small until used.
///
/// The catalog has a second form, made of the first after a build: one file with the same facts that a
/// start maps and reads piece by piece ([Prepared]). The same readers read both.
///
/// Whatever is wrong in the files is collected, all of it, as a [Flaw] with file, line and the
/// nearest right word; a flawed twin does not start ([FlawedTwin]).
///
/// This is the only room beside JSON's that reads YAML, and the only one that knows where files
/// stand. It knows nothing of universes or servers.
@NullMarked
package dev.dtu.load;

import org.jspecify.annotations.NullMarked;
