package dev.dtu.drift;

import dev.dtu.json.Obj;

/// One difference between two contracts.
///
/// @param breaking whether a client that keeps to the older one may fail with the newer
/// @param where the operation, or the schema, and the place in it
public record Change(boolean breaking, String where, String what) {

  @Override
  public String toString() {
    return (breaking ? "breaking      " : "not breaking  ") + where + ": " + what;
  }

  Obj toJson() {
    return Obj.builder().put("breaking", breaking).put("where", where).put("what", what).build();
  }
}
