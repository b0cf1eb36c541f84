package dev.dtu.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One source file of the project.
///
/// @param path relative to the project, `/` between the parts
/// @param text as it is
/// @param code the text with comments and literals blanked out, line by line the same
record Source(String path, String text, String code) {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);");

  /// The project's own folder.
  static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("twin-runtime"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /// All Java files, tests too, in order of their paths.
  static List<Source> java() {
    return below(project(), ".java").stream()
        .map(path -> new Source(relative(path), read(path), Blanked.of(read(path))))
        .toList();
  }

  /// All files of the project a person writes, as text.
  static List<Source> written() {
    List<Source> all = new ArrayList<>(java());
    for (String ending :
        List.of(".md", ".yaml", ".xml", "/dtu", "/dtu/launch", ".ci/run", ".ci/format")) {
      for (Path path : below(project(), ending)) {
        all.add(new Source(relative(path), read(path), ""));
      }
    }
    return all;
  }

  private static List<Path> below(Path folder, String ending) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> path.toString().endsWith(ending))
          .filter(path -> !relative(path).matches("(.*/)?(target|\\.git|node_modules)/.*"))
          .sorted()
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String relative(Path path) {
    return project().relativize(path).toString().replace('\\', '/');
  }

  private static String read(Path path) {
    try {
      return new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  boolean main() {
    return path.contains("/src/main/java/");
  }

  String module() {
    return path.substring(0, path.indexOf('/'));
  }

  String packageName() {
    Matcher found = PACKAGE.matcher(text);
    return found.find() ? found.group(1) : "";
  }

  /// The last part of the package's name.
  String room() {
    return packageName().substring(packageName().lastIndexOf('.') + 1);
  }

  boolean packageInfo() {
    return path.endsWith("/package-info.java");
  }

  /// The types and packages it names: imports, and names written out.
  List<String> names() {
    List<String> names = new ArrayList<>();
    Matcher imports = IMPORT.matcher(code);
    while (imports.find()) {
      names.add(imports.group(1));
    }
    Matcher inline = Pattern.compile("\\bdev\\.dtu\\.(\\w+)\\.[A-Z]\\w*").matcher(code);
    while (inline.find()) {
      names.add(inline.group());
    }
    return names;
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /// The line a place in the text is on, from 1.
  int line(int index) {
    return (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
  }

  /// As `path:line` of each place in the code where the pattern is found.
  List<String> places(String pattern) {
    List<String> places = new ArrayList<>();
    Matcher found = Pattern.compile(pattern).matcher(code);
    while (found.find()) {
      places.add(path + ":" + line(found.start()) + ": " + found.group().strip());
    }
    return places;
  }
}
