package dev.dtu.round;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What an agent is told of its work: what is where, what it may, and how a twin folder is written,
/// which is the guide for authors.
final class Brief {

  private static final String JAVA = "Java is refused here: it runs only when a person trusts it.";
  private static final String TRUSTED =
      "Java below `java/` is kept for a person to review; it does not run here.";

  private Brief() {}

  static String text(String name, boolean trustJava) throws IOException {
    return read("brief.md").replace("${name}", name).replace("${java}", trustJava ? TRUSTED : JAVA)
        + read("add-a-twin.md");
  }

  private static String read(String file) throws IOException {
    try (InputStream in = Brief.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("expected the resource " + file + " beside " + Brief.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
