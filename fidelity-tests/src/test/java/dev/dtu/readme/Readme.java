package dev.dtu.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fenced blocks of the README and of other pages.
final class Readme {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

  private Readme() {}

  /// The README's blocks of one language, in their order.
  static List<String> blocks(String language) throws IOException {
    return blocks("README.md", language);
  }

  /// A page's blocks of one language, in their order.
  static List<String> blocks(String page, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(Files.readString(project().resolve(page)));
    while (found.find()) {
      if (found.group(1).equals(language)) {
        blocks.add(found.group(2));
      }
    }
    return blocks;
  }

  static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))
        || !Files.exists(folder.resolve("twin-runtime"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
