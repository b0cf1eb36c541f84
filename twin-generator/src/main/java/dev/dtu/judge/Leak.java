package dev.dtu.judge;

import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.mine.Shapes;
import dev.dtu.recording.Recordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A recording's own value in a twin folder, as an answer or as a condition, that no document of the
/// service has: a constant of at least [#LONG] characters, or a shorter one that looks like the id of a
/// thing, that one group of recordings alone says; a token, be it a part of a text, that few tenants know;
/// and a secret. A twin that needs it has learned an answer, not the service.
///
/// @param file below the twin's folder
/// @param line from 1
/// @param constant as the recording has it
/// @param kind whose it is
/// @param group of the recordings that have it, or the tenant; of a secret where it stands
public record Leak(String file, int line, String constant, Kind kind, String group) {

  /// Whose a constant is.
  public enum Kind {
    ANSWERED("is answered in one recording alone"),
    SENT("is sent in one recording alone"),
    TENANT("is a token of few tenants alone"),
    SECRET("is a secret of recordings alone");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /// The shortest constant that counts, unless it is a token.
  public static final int LONG = 16;

  private static final int SHOWN = 80;
  private static final int PLAIN = 3;

  /// Text between escapes is taken at once: a certificate has thousands of characters.
  ///
  /// What stands in quotes, or behind `name:` or `-`, on a line of YAML or JSON.
  private static final Pattern CONSTANT =
      Pattern.compile(
          "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'([^']*+(?:''[^']*+)*+)'"
              + "|(?:^|[:\\-,\\[{])\\s+([^\\s\"'\\[{#][^#]*)");

  /// The constants of a folder's data that one group of these recordings alone answers.
  ///
  /// @param recordings files of every side
  /// @param documents texts in which a constant is nobody's secret: documents
  public static List<Leak> in(TwinFolder folder, List<Path> recordings, List<Path> documents)
      throws IOException {
    Map<String, List<Place>> places = constants(folder);
    var heard = new Heard(places.keySet());
    for (Path file : recordings) {
      Recordings.read(file).sessions().forEach(heard::watch);
    }
    SortedMap<String, Heard.Own> own = heard.own();
    List<String> told = own.isEmpty() ? List.of() : told(folder, documents);
    own.keySet()
        .removeIf(constant -> told.stream().anyMatch(text -> text.contains(bytes(constant))));
    List<Leak> leaks = new ArrayList<>(Conditions.secret(folder));
    own.forEach((constant, by) ->
        places
            .getOrDefault(constant, List.of())
            .forEach(at -> leaks.add(new Leak(at.file, at.line, constant, by.kind(), by.who()))));
    return leaks;
  }

  /// Where a constant stands.
  private record Place(String file, int line) {}

  private static Map<String, List<Place>> constants(TwinFolder folder) throws IOException {
    Map<String, List<Place>> places = new HashMap<>();
    for (var file : TwinFolder.files(folder.data()).entrySet()) {
      String name = TwinFolder.DATA + "/" + file.getKey();
      String text = new String(Files.readAllBytes(file.getValue()), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        for (String constant : constants(lines.get(i))) {
          places.computeIfAbsent(constant, _ -> new ArrayList<>()).add(new Place(name, i + 1));
        }
      }
    }
    return places;
  }

  private static Set<String> constants(String line) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = CONSTANT.matcher(line);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String text = matcher.group(group);
        if (text != null) {
          found.add(unescaped(text, group));
        }
        if (text != null && group == PLAIN) {
          Arrays.stream(text.split("[,\\[\\]{}]|: ", -1)).map(String::strip).forEach(found::add);
        }
      }
    }
    found.add(line.strip()); // a line of a text over several
    new ArrayList<>(found).forEach(text -> found.addAll(Shapes.tokens(text)));
    found.removeIf(text -> text.length() < LONG && !Shapes.token(text));
    return found;
  }

  private static String unescaped(String text, int kind) {
    if (kind == 2) {
      return text.replace("''", "'");
    }
    if (kind == PLAIN || text.indexOf('\\') < 0) {
      return text.strip();
    }
    return Json.trusted("\"" + text + "\"").asText().orElse(text);
  }

  /// The texts in which a constant is nobody's secret: the contract's and the documents'.
  private static List<String> told(TwinFolder folder, List<Path> documents) throws IOException {
    List<Path> places = new ArrayList<>(documents);
    places.add(folder.spec());
    List<String> texts = new ArrayList<>();
    for (Path place : places) {
      boolean many = Files.isDirectory(place);
      for (Path file : many ? TwinFolder.files(place).values() : List.of(place)) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return texts;
  }

  /// As the bytes of a file in UTF-8 read, taken one by one.
  private static String bytes(String constant) {
    return new String(constant.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  public Obj json() {
    return Obj.builder()
        .put("file", file)
        .put("line", line)
        .put("constant", constant)
        .put("kind", kind.name())
        .put("group", group)
        .build();
  }

  /// What [#json] told.
  public static Leak of(Obj told) {
    return new Leak(
        told.text("file").orElse(""),
        told.find("line").flatMap(Json::asWords).map(Integer::parseInt).orElse(0),
        told.text("constant").orElse(""),
        Kind.valueOf(told.text("kind").orElse(Kind.ANSWERED.name())),
        told.text("group").orElse(""));
  }

  /// Whether a note tells of a leak.
  public static boolean told(String note) {
    return Arrays.stream(Kind.values()).anyMatch(kind -> note.contains(kind.words));
  }

  @Override
  public String toString() {
    String shown = constant.length() <= SHOWN ? constant : constant.substring(0, SHOWN) + "…";
    return "%s:%d: '%s' %s: %s".formatted(file, line, shown, kind.words, group);
  }
}
