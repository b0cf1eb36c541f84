package dev.dtu.load;

/// Something wrong in a twin's files.
///
/// @param file relative to the twin's folder
/// @param line from 1; 0 when the whole file is meant
/// @param what what was expected, what was found, and the nearest right word
public record Flaw(String file, int line, String what) {

  @Override
  public String toString() {
    return (line == 0 ? file : file + ":" + line) + ": " + what;
  }
}
