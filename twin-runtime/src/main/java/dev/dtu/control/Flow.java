package dev.dtu.control;

import java.io.IOException;
import java.io.OutputStream;

/// A body that is not one JSON value: a text, or entries one after the other.
///
/// @param type its content type
public record Flow(String type, Writing writing) {

  /// Writes the body as far as it is at hand; may flush, and wait for more.
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
