package dev.dtu.recording;

import java.nio.file.Path;

/// A part of a file that could not be read, and why; the rest of the file was.
///
/// @param line where it begins, from 1; 0 when it is all of the file
public record Trouble(Path file, int line, String why) {

  @Override
  public String toString() {
    return file + (line == 0 ? "" : ":" + line) + ": " + why;
  }
}
