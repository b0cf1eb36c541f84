package dev.dtu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The trie finds what trying every route one after the other finds.
class RouterLaws {

  @Property(tries = 3_000)
  void the_trie_agrees_with_a_linear_search(
      @ForAll("lines") List<OperationLine> lines, @ForAll("paths") List<String> paths) {
    Router router = Router.of(lines);
    for (String path : paths) {
      for (String method : List.of("GET", "POST")) {
        assertThat(router.match(method, path))
            .describedAs(method + " " + path + " in " + lines)
            .isEqualTo(linear(lines, method, path));
      }
    }
  }

  /// Whether and with which operation, one route alone: several tails that fit one path are tried in
  /// the order of the trie, which [#beats] does not know.
  @Property(tries = 2_000)
  void a_tail_takes_what_a_regular_expression_takes(
      @ForAll("linesWithTails") List<OperationLine> lines,
      @ForAll("plainPaths") List<String> paths) {
    for (OperationLine line : lines) {
      Router router = Router.of(List.of(line));
      for (String path : paths) {
        assertThat(router.match(line.method(), path) instanceof Router.Match.Found)
            .describedAs(path + " in " + line)
            .isEqualTo(path.matches(pattern(line.path())));
      }
    }
  }

  @Property(tries = 1_000)
  void an_expanded_tail_keeps_its_slashes(@ForAll("linesWithTails") List<OperationLine> lines) {
    for (OperationLine line : lines) {
      Route route = Route.of(line.path());
      var values = new LinkedHashMap<String, String>();
      route.parameters().forEach(name -> values.put(name, "x/é%"));
      assertThat(Router.of(List.of(line)).match(line.method(), route.path(values)))
          .isEqualTo(new Router.Match.Found(line, values));
    }
  }

  private static String pattern(String template) {
    String quoted = java.util.regex.Pattern.quote(template);
    return quoted
        .replaceAll("\\{\\+p\\d+}", "\\\\E.+\\\\Q")
        .replaceAll("\\{p\\d+}", "\\\\E[^/]+\\\\Q");
  }

  @Provide
  Arbitrary<List<String>> plainPaths() {
    return Arbitraries.of("a", "b", "a:b", "x", "x:b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(all -> "/" + String.join("/", all))
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Property(tries = 1_000)
  void an_expanded_route_matches(@ForAll("lines") List<OperationLine> lines) {
    Router router = Router.of(lines);
    for (OperationLine line : lines) {
      Route route = Route.of(line.path());
      var values = new LinkedHashMap<String, String>();
      route.parameters().forEach(name -> values.put(name, name + "/é%"));
      assertThat(router.match(line.method(), route.path(values)))
          .isInstanceOf(Router.Match.Found.class);
    }
  }

  @Provide
  Arbitrary<List<OperationLine>> lines() {
    Arbitrary<String> segment =
        Arbitraries.of("a", "b", "a:b", "{}", "{}", "{}:b", "a{}", "{}.{}", "{}...{}", "a.{}:b");
    return lines(segment, Arbitraries.of("", "", "", "/"));
  }

  /// Routes with at most one tail each, after which nothing but fixed segments comes: where a tail
  /// ends is then no matter of taste.
  @Provide
  Arbitrary<List<OperationLine>> linesWithTails() {
    Arbitrary<String> segment =
        Arbitraries.of("a", "b", "a:b", "{}", "{}:b", "{+}", "{+}", "{+}:b", "{+}:b");
    return lines(segment, Arbitraries.of(""))
        .map(lines -> lines.stream().filter(RouterLaws::hasOneTail).toList());
  }

  private static boolean hasOneTail(OperationLine line) {
    String path = line.path();
    int tail = path.indexOf("{+");
    return path.indexOf('{', tail + 1) < 0 || tail < 0;
  }

  private static Arbitrary<List<OperationLine>> lines(
      Arbitrary<String> segment, Arbitrary<String> slash) {
    Arbitrary<String> path = segment.list().ofMaxSize(4).map(RouterLaws::template);
    return Combinators.combine(Arbitraries.of("GET", "POST"), path, slash)
        .as((method, p, s) -> new OperationLine(method + " " + p + s, method, p + s, "all"))
        .list()
        .ofMaxSize(12);
  }

  private static String template(List<String> segments) {
    var out = new StringBuilder();
    int names = 0;
    for (String segment : segments) {
      out.append('/');
      for (String piece : segment.split("(?<=\\})|(?=\\{)")) {
        out.append(
            switch (piece) {
              case "{}" -> "{p" + names++ + "}";
              case "{+}" -> "{+p" + names++ + "}";
              default -> piece;
            });
      }
    }
    return out.toString();
  }

  @Provide
  Arbitrary<List<String>> paths() {
    Arbitrary<String> segment =
        Arbitraries.of(
            "a", "b", "a:b", "x", "x:b", "ab", "x.y", "x...y", "a.x:b", "", "x%2Fy", "%61");
    Arbitrary<String> slash = Arbitraries.of("", "", "/");
    return Combinators.combine(segment.list().ofMaxSize(4), slash)
        .as((all, end) -> (all.isEmpty() ? "" : "/" + String.join("/", all)) + end)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  private static Router.Match linear(List<OperationLine> lines, String method, String path) {
    Router.Match exact = written(lines, method, path);
    boolean slash = path.length() > 1 && path.endsWith("/");
    return slash || path.length() < 2 || !(exact instanceof Router.Match.Unknown)
        ? exact
        : written(lines, method, path + "/");
  }

  /// The same of a path as it is written.
  private static Router.Match written(List<OperationLine> lines, String method, String path) {
    OperationLine best = null;
    Map<String, String> values = Map.of();
    var allowed = new TreeSet<String>();
    for (OperationLine line : lines) {
      Optional<Map<String, String>> found = values(Route.of(line.path()), path);
      if (found.isEmpty()) {
        continue;
      }
      allowed.add(line.method());
      if (line.method().equals(method) && (best == null || beats(line, best))) {
        best = line;
        values = found.get();
      }
    }
    if (best != null) {
      return new Router.Match.Found(best, values);
    }
    return allowed.isEmpty()
        ? new Router.Match.Unknown()
        : new Router.Match.WrongMethod(List.copyOf(allowed));
  }

  private static Optional<Map<String, String>> values(Route route, String path) {
    boolean slash = path.length() > 1 && path.endsWith("/");
    String bare = path.isEmpty() || path.equals("/") ? "" : path.substring(1);
    String[] parts =
        bare.isEmpty()
            ? new String[0]
            : (slash ? bare.substring(0, bare.length() - 1) : bare).split("/", -1);
    if (slash != route.trailingSlash() || parts.length != route.segments().size()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < parts.length; i++) {
      if (!fits(route.segments().get(i), parts[i], values)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static boolean fits(Route.Segment segment, String raw, Map<String, String> values) {
    return switch (segment) {
      case Route.Segment.Fixed fixed -> fixed.text().equals(Percent.decoded(raw));
      case Route.Segment.Named named -> {
        values.put(named.parameter(), Percent.decoded(raw));
        yield !raw.isEmpty();
      }
      case Route.Segment.Mixed mixed -> {
        var regex = new StringBuilder(java.util.regex.Pattern.quote(mixed.literals().getFirst()));
        for (int i = 1; i < mixed.literals().size(); i++) {
          regex.append("(.+?)").append(java.util.regex.Pattern.quote(mixed.literals().get(i)));
        }
        var matcher = java.util.regex.Pattern.compile(regex.toString()).matcher(raw);
        boolean matches = matcher.matches();
        for (int i = 0; matches && i < mixed.parameters().size(); i++) {
          values.put(mixed.parameters().get(i), Percent.decoded(matcher.group(i + 1)));
        }
        yield matches;
      }
      case Route.Segment.Tail _ -> throw new AssertionError("not generated");
    };
  }

  private static boolean beats(OperationLine line, OperationLine best) {
    Route one = Route.of(line.path());
    Route other = Route.of(best.path());
    var ranks = new ArrayList<Integer>();
    for (int i = 0; i < one.segments().size(); i++) {
      ranks.add(Integer.compare(rank(one.segments().get(i)), rank(other.segments().get(i))));
    }
    return ranks.stream().filter(sign -> sign != 0).findFirst().orElse(0) > 0;
  }

  private static int rank(Route.Segment segment) {
    return switch (segment) {
      case Route.Segment.Fixed _ -> 10_000;
      case Route.Segment.Mixed mixed ->
          100 * mixed.literals().stream().mapToInt(String::length).sum()
              + mixed.literals().getFirst().length()
              + 2;
      case Route.Segment.Named _ -> 1;
      case Route.Segment.Tail _ -> 0;
    };
  }
}
