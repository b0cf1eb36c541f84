package dev.dtu.contract;

import dev.dtu.json.Obj;

/// Reads one part of a contract, such as `operations/user.json`; the seam to folders, jars and
/// memory.
@FunctionalInterface
public interface Parts {

  /// The part at a path relative to `contract.json`. Called at most once a path by one contract,
  /// from whichever thread asks first.
  ///
  /// A part that cannot be read is a broken installation: the implementer throws what its medium
  /// throws, unchecked, and the next asker tries again.
  Obj read(String path);
}
