package dev.dtu.document;

import dev.dtu.json.Obj;

/// Something wrong in a document that did not stop the reading.
///
/// @param file the document, relative to the first one
/// @param line from 1; 0 when the place is unknown
/// @param what what was expected and found, and the nearest right word where one is near
/// @param consequence what was made of it
public record Flaw(String file, int line, String what, String consequence) {

  public Obj json() {
    return Obj.builder()
        .put("file", file)
        .put("line", line)
        .put("what", what)
        .put("consequence", consequence)
        .build();
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + what + "; " + consequence;
  }
}
