package dev.dtu.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that are compared with files; `-Ddtu.golden=write` writes them anew instead.
final class Golden {

  static final Path RESOURCES = Path.of("src/test/resources");
  static final boolean WRITES = "write".equals(System.getProperty("dtu.golden"));

  private Golden() {}

  static void check(Path file, String text) throws IOException {
    if (WRITES) {
      Files.writeString(file, text);
    }
    assertThat(text).as("%s", file).isEqualTo(Files.readString(file));
  }
}
