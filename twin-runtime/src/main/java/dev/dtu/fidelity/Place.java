package dev.dtu.fidelity;

import org.jspecify.annotations.Nullable;

/// Where in a document: members and items on the way from its root.
///
/// @param around the noun of what is here
/// @param owner the id of the nearest thing this is a part of; may be empty
record Place(@Nullable Place before, String step, String around, String owner) {

  static Place root(String noun) {
    return new Place(null, "$", noun, "");
  }

  Place member(String name) {
    return new Place(this, "." + name, Nouns.of(name, around), owner);
  }

  Place item() {
    return new Place(this, "[]", Nouns.singular(around), owner);
  }

  Place owned(String id) {
    return new Place(before, step, around, id);
  }

  /// `$.items[].id`.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Place at = this; at != null; at = at.before) {
      text.insert(0, at.step);
    }
    return text.toString();
  }
}
