package dev.dtu.load;

import dev.dtu.secret.DocumentPath;
import dev.dtu.secret.Globs;
import dev.dtu.secret.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads rules of what is a secret (`docs/reference/scrubbing.md`): those that come with the program,
/// and files of a person's own.
public final class ScrubReader {

  private static final String PLACE = "dev/dtu/secret";
  private static final String FILE = "scrub.yaml";

  private static final List<String> MEMBERS =
      List.of("names", "headers", "parameters", "patterns", "paths", "keep");
  private static final List<String> KEPT = List.of("names", "patterns", "paths");
  private static final List<String> SHAPE = List.of("kind", "pattern", "source", "person");

  private final Flaws flaws = new Flaws();

  private ScrubReader() {}

  /// Rules that have flaws, all of them told at once.
  public static final class Flawed extends Exception {
    private static final long serialVersionUID = 1L;

    Flawed(List<Flaw> flaws) {
      super(text(flaws), null, false, false);
    }

    private static String text(List<Flaw> flaws) {
      var text = new StringBuilder("nothing was done, as the rules have ");
      text.append(flaws.size() == 1 ? "a flaw:" : flaws.size() + " flaws:");
      flaws.forEach(flaw -> text.append("\n  ").append(flaw));
      return text.toString();
    }
  }

  /// The rules that come with the program.
  public static Rules own() {
    byte[] text = Shelf.classPath(PLACE).read(FILE).orElseThrow();
    try {
      return read(FILE, text);
    } catch (Flawed defect) {
      throw new IllegalStateException(defect);
    }
  }

  /// The program's rules as they are written.
  public static byte[] text() {
    return Shelf.classPath(PLACE).read(FILE).orElseThrow();
  }

  /// The rules of a file.
  public static Rules read(Path file) throws Flawed, IOException {
    return read(file.toString(), Files.readAllBytes(file));
  }

  static Rules read(String file, byte[] text) throws Flawed {
    var reader = new ScrubReader();
    Optional<Page> root = Page.parse(file, text, reader.flaws);
    Rules rules = root.map(reader::rules).orElse(Rules.NONE);
    if (!reader.flaws.none()) {
      throw new Flawed(reader.flaws.all());
    }
    return rules;
  }

  private Rules rules(Page page) {
    Map<String, Page> members = page.members(MEMBERS);
    return new Rules(
        globs(members, "names"),
        globs(members, "headers"),
        globs(members, "parameters"),
        each(members, "patterns", ScrubReader::shape),
        each(members, "paths", ScrubReader::path),
        Optional.ofNullable(members.get("keep")).map(this::keep).orElse(Rules.Keep.NONE));
  }

  private Rules.Keep keep(Page page) {
    Map<String, Page> members = page.members(KEPT);
    return new Rules.Keep(
        globs(members, "names"),
        each(members, "patterns", each -> pattern(each, each.text())),
        each(members, "paths", ScrubReader::path));
  }

  private static Globs globs(Map<String, Page> members, String name) {
    List<String> globs = each(members, name, ScrubReader::glob);
    return new Globs(globs);
  }

  private static Optional<String> glob(Page page) {
    String text = page.text();
    String words = Globs.words(text);
    if (words.replace("*", "").isEmpty()) {
      page.flaw("expected a name, with * for any letters, found '" + text + "'");
      return Optional.empty();
    }
    return Optional.of(words);
  }

  private static <T> List<T> each(
      Map<String, Page> members, String name, Function<Page, Optional<T>> read) {
    List<T> all = new ArrayList<>();
    if (members.containsKey(name)) {
      members.get(name).items().forEach(item -> read.apply(item).ifPresent(all::add));
    }
    return all;
  }

  private static Optional<Rules.Shape> shape(Page page) {
    Map<String, Page> members = page.members(SHAPE);
    Page kind = members.get("kind");
    Page written = members.get("pattern");
    if (kind == null || written == null) {
      page.flaw("expected members 'kind' and 'pattern', found " + members.keySet());
      return Optional.empty();
    }
    Page person = members.get("person");
    boolean one = person != null && person.word(List.of("true", "false")).equals("true");
    return pattern(written, written.text())
        .map(pattern -> new Rules.Shape(kind.text(), pattern, one));
  }

  private static Optional<Pattern> pattern(Page page, String text) {
    try {
      Pattern pattern = Pattern.compile(text);
      if (pattern.matcher("").find()) {
        page.flaw("expected a pattern that finds something, found one that fits nothing at all");
        return Optional.empty();
      }
      return Optional.of(pattern);
    } catch (PatternSyntaxException wrong) {
      page.flaw("expected a regular expression of Java: " + wrong.getDescription());
      return Optional.empty();
    }
  }

  private static Optional<DocumentPath> path(Page page) {
    Optional<DocumentPath> path = DocumentPath.read(page.text());
    if (path.isEmpty()) {
      page.flaw(
          "expected a path such as $.user.ssn, $.items[*].pin or $..answer, found '"
              + page.text()
              + "'");
    }
    return path;
  }
}
