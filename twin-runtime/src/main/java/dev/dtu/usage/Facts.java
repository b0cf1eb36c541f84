package dev.dtu.usage;

import dev.dtu.json.Json;
import java.util.Optional;

/// What is known at the moment a line is read.
///
/// | fact | what it is |
/// |---|---|
/// | `id` | the id of the row at hand |
/// | `origin`, `host` | where the caller finds the service |
/// | `moment`, `moment:EXAMPLE` | now, in the resource's own form or in that of the example |
/// | `since:DAY` | whether it is that day or later, in universal time |
/// | `lower:FACT`, `plain:FACT`, `slug:FACT` | a fact in another form, see [Echo] |
/// | `count:FACT`, `columns:FACT`, `total:FACT` | how much there is in a list, see [Counting] |
/// | `bare:FACT`, `area:POINTER:FACT` | a part of a table, see [Area] |
/// | `tenant`, `domain` | the first part of that host, and the rest |
/// | `seed` | the name of the seed that the universe began with |
/// | `first:RESOURCE` | the id of the resource's first row |
/// | `row:RESOURCE:TYPE:POINTER:NAME` | the id of the first row of that type that is called so |
/// | `caller:RESOURCE:WORD` | the id of the row that callers call so: `me` |
/// | `caller:RESOURCE:WORD:POINTER` | what stands in that row |
/// | `of:PARAMETER:RESOURCE:POINTER` | what stands in the thing that a parameter of the path names |
/// | `item:POINTER` | what another member of the thing is by now |
/// | `sent:POINTER` | what the request's item has there |
/// | `asked:POINTER` | the same without what the document keeps to the service |
/// | `before:POINTER` | what the row had there before the request |
/// | `path:NAME`, `query:NAME` | a parameter |
/// | `made:SHAPE` | a new text of a shape of [dev.dtu.twin.Mint] |
/// | `drawn` | a value such as the document allows there |
/// | `drawn:number` | the same where it is a number, else one of one digit |
/// | `ours:SHAPE` | a text of such a shape that is the same for all of the universe, at this place |
/// | `named:NAME:SHAPE` | one that is the same wherever it is asked for by that name |
@FunctionalInterface
public interface Facts {

  /// A fact by its name; empty when there is none.
  ///
  /// @param at the place it is asked for, so that two places do not get the same made text
  Optional<Json> fact(String name, Pointer at);

  /// What the caller asked for at a place.
  default Optional<Json> asked(Pointer at) {
    return fact("asked:" + at, at);
  }
}
