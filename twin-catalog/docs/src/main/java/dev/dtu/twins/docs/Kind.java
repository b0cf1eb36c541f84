package dev.dtu.twins.docs;

import dev.dtu.json.Obj;

/// One kind of request of `documents.batchUpdate`.
@FunctionalInterface
interface Kind {

  /// Does what a request tells, and answers what its reply has; nothing for most.
  ///
  /// @throws Amiss when it cannot be done
  Obj done(Document document, Obj told);
}
