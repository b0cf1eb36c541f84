package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// What one document says, before several become one contract.
///
/// @param sources the document, or the folders that make one together
/// @param common what holds for all its operations
/// @param met how many operations the document has
/// @param listed how many operations could not be taken
record Chapter(
    List<Source> sources,
    Arr servers,
    Obj schemes,
    Optional<Arr> security,
    List<Operation> operations,
    NamedSchemas schemas,
    Common common,
    Asides asides,
    int met,
    int listed) {

  Chapter {
    sources = List.copyOf(sources);
  }

  /// The document, or the first of its folders.
  Source source() {
    return sources.getFirst();
  }

  /// A copy whose service takes a null member of a request for none.
  Chapter nullIsAbsent() {
    var nulls = new Common(common.parameters(), common.errors(), true, common.wordsAreValues());
    return new Chapter(
        sources, servers, schemes, security, operations, schemas, nulls, asides, met, listed);
  }
}
