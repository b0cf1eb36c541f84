package dev.dtu.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The mechanical part of the house rules.
class TidyTest {

  private static final List<Source> JAVA = Source.java();

  /// The rooms of the runtime; a room sees only those before it.
  private static final List<String> ROOMS =
      List.of(
          "json",
          "call",
          "expression",
          "contract",
          "describe",
          "evidence",
          "usage",
          "store",
          "fault",
          "twin",
          "grant",
          "effect",
          "event",
          "journal",
          "ledger",
          "universe",
          "question",
          "recording",
          "secret",
          "fidelity",
          "control",
          "load",
          "secure",
          "server",
          "junit");

  /// Rooms in which nothing may depend on the run: no clock, no chance, no hash order.
  private static final List<String> KERNEL =
      List.of(
          "json",
          "call",
          "expression",
          "contract",
          "describe",
          "evidence",
          "usage",
          "store",
          "fault",
          "twin",
          "grant",
          "effect",
          "event",
          "journal",
          "universe");

  @Test
  void nothing_is_left_to_do() {
    var later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    List<String> found = new ArrayList<>();
    for (Source source : Source.written()) {
      Matcher word = later.matcher(source.text());
      while (word.find()) {
        found.add(source.path() + ":" + source.line(word.start()) + ": " + word.group());
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void files_have_at_most_300_lines() {
    List<String> found = new ArrayList<>();
    for (Source source : main()) {
      if (source.lines().size() > 300) {
        found.add(source.path() + ":1: " + source.lines().size() + " lines");
      }
    }
    holds("file length", found);
  }

  @Test
  void lines_have_at_most_100_characters() {
    List<String> found = new ArrayList<>();
    for (Source source : JAVA) {
      List<String> lines = source.lines();
      for (int i = 0; i < lines.size(); i++) {
        int length = lines.get(i).codePointCount(0, lines.get(i).length());
        boolean told = lines.get(i).strip().startsWith("//") || !source.main();
        if (length > (told ? 115 : 100) && !lines.get(i).startsWith("import ")) {
          found.add(source.path() + ":" + (i + 1) + ": " + length + " characters");
        }
      }
    }
    holds("line length", found);
  }

  @Test
  void methods_have_at_most_40_lines() {
    List<String> found = new ArrayList<>();
    for (Source source : main()) {
      for (Methods.Method method : Methods.of(source)) {
        if (method.lines() > 40) {
          found.add(
              source.path()
                  + ":"
                  + method.line()
                  + ": "
                  + method.lines()
                  + " lines, "
                  + method.header());
        }
      }
    }
    holds("method length", found);
  }

  @Test
  void rooms_are_plain_nouns() {
    assertThat(JAVA)
        .extracting(Source::room)
        .doesNotContain(
            "util",
            "utils",
            "common",
            "impl",
            "internal",
            "manager",
            "helper",
            "helpers",
            "base",
            "core",
            "misc");
    assertThat(JAVA)
        .extracting(Source::path)
        .noneMatch(path -> path.matches(".*(Impl|Manager|Helper|Utils?)\\.java"));
  }

  @Test
  void every_room_has_an_essay_and_no_nulls() {
    Map<String, List<Source>> rooms =
        JAVA.stream()
            .filter(Source::main)
            .collect(Collectors.groupingBy(Source::packageName, TreeMap::new, Collectors.toList()));
    rooms.forEach((room, sources) ->
        assertThat(sources)
            .as(room)
            .anyMatch(source ->
                source.packageInfo()
                    && source.text().startsWith("///")
                    && source.text().contains("@NullMarked")));
  }

  @Test
  void rooms_look_only_left() {
    List<String> found = new ArrayList<>();
    for (Source source : runtime()) {
      int own = ROOMS.indexOf(source.room());
      if (own < 0) {
        found.add(source.path() + ": a room that has no place in the order");
      }
      for (String name : source.names()) {
        if (name.startsWith("dev.dtu.")) {
          String seen = name.split("\\.")[2];
          if (ROOMS.indexOf(seen) > own) {
            found.add(source.path() + ": sees " + seen);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void each_library_is_known_in_its_rooms_only() {
    Map<String, List<String>> allowed =
        Map.of(
            "org.jsoup", List.of("library"),
            "com.fasterxml.jackson", List.of("json", "document", "distill", "subject"),
            "org.yaml.snakeyaml", List.of("load", "recording", "document", "distill"),
            "io.swagger", List.of("document", "distill"),
            "org.eclipse.jetty", List.of("server", "subject"),
            "io.javalin", List.of("server", "subject"),
            "org.slf4j", List.of("server"),
            "ch.qos.logback", List.of("cli"),
            "com.nimbusds", List.of("grant"),
            "picocli", List.of("cli", "bench"));
    List<String> found = new ArrayList<>();
    for (Source source : main()) {
      for (String name : source.names()) {
        allowed.forEach((library, rooms) -> {
          if (name.startsWith(library + ".") && !rooms.contains(source.room())) {
            found.add(source.path() + ": " + name);
          }
        });
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void the_kernel_knows_no_clock_and_no_chance_of_its_own() {
    String banned =
        "System\\.(currentTimeMillis|nanoTime)|(Instant|LocalDate|LocalDateTime)\\.now\\(|"
            + "new Random\\(|ThreadLocal|ThreadLocalRandom|UUID\\.randomUUID|Math\\.random|"
            + "SecureRandom|identityHashCode|\\.parallel(Stream)?\\(";
    assertThat(inKernel(banned)).isEmpty();
  }

  @Test
  void no_order_in_the_kernel_comes_from_a_hash() {
    holds(
        "hash order",
        inKernel("new (java\\.util\\.)?Hash(Map|Set)\\b|Collectors\\.to(Map|Set)\\(\\w"));
    holds("map of", inKernel("\\b(Map|Set)\\.(of|copyOf|ofEntries)\\("));
  }

  @Test
  void public_is_the_exception_in_the_kernel() {
    Map<String, List<Source>> rooms =
        runtime().stream()
            .filter(source -> KERNEL.contains(source.room()) && !source.packageInfo())
            .collect(Collectors.groupingBy(Source::room, TreeMap::new, Collectors.toList()));
    long all = rooms.values().stream().mapToLong(List::size).sum();
    long open = 0;
    for (var room : rooms.entrySet()) {
      long here = room.getValue().stream().filter(source -> !publicTypes(source).isEmpty()).count();
      open += here;
      System.out.printf(
          "public types in %-9s %d of %d%n", room.getKey(), here, room.getValue().size());
    }
    System.out.printf("public types in the kernel: %d %%%n", 100 * open / all);
  }

  @Test
  void public_types_say_what_they_are() {
    List<String> found = new ArrayList<>();
    for (Source source : main()) {
      for (int at : publicTypes(source)) {
        String before = source.text().substring(0, at).replaceAll("(?m)^@.*\n(?:    .*\n)*", "");
        if (!before.stripTrailing().lines().reduce("", (_, last) -> last).startsWith("///")
            && !documented(source, at)) {
          found.add(source.path() + ":" + source.line(at));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean documented(Source source, int type) {
    int doc = source.text().lastIndexOf("\n///", type);
    return doc >= 0 && !source.code().substring(doc, type).matches("(?s).*[;}].*");
  }

  private static List<Integer> publicTypes(Source source) {
    Matcher type =
        Pattern.compile("(?m)^public [\\w ]*\\b(class|record|interface|enum) ")
            .matcher(source.code());
    List<Integer> places = new ArrayList<>();
    while (type.find()) {
      places.add(type.start());
    }
    return places;
  }

  private static List<Source> main() {
    return JAVA.stream().filter(Source::main).toList();
  }

  private static List<Source> runtime() {
    return main().stream().filter(source -> source.module().equals("twin-runtime")).toList();
  }

  private static List<String> inKernel(String pattern) {
    return runtime().stream()
        .filter(source -> KERNEL.contains(source.room()))
        .flatMap(source -> source.places(pattern).stream())
        .toList();
  }

  /// Nothing was found that has no reason, and no reason is left without a finding.
  private static void holds(String rule, List<String> findings) {
    assertThat(Excused.without(rule, findings)).as(rule).isEmpty();
    assertThat(Excused.stale(rule, findings)).as("reasons nothing needs any more").isEmpty();
  }
}
