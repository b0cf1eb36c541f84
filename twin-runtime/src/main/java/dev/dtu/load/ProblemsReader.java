package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.effect.Manners;
import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `problems.yaml`: how the service says no.
final class ProblemsReader {

  /// The problems something raises; `*` is for the rest.
  static final List<String> PROBLEMS =
      List.of(
          Problem.NO_ROUTE,
          Problem.WRONG_METHOD,
          Problem.UNAUTHENTICATED,
          Problem.UNKNOWN_CREDENTIAL,
          Problem.REVOKED_CREDENTIAL,
          Problem.EXPIRED_CREDENTIAL,
          Problem.FORBIDDEN,
          Problem.INSUFFICIENT_SCOPE,
          Problem.OTHER_TOKEN,
          Problem.PROOF_REFUSED,
          Problem.NONCE_WANTED,
          Problem.NOT_FOUND,
          Problem.MALFORMED,
          Problem.MISSPELLED,
          Problem.INVALID,
          Problem.MISSING_PARAMETER,
          Problem.UNSUPPORTED_MEDIA,
          Problem.CONFLICT,
          Problem.PRECONDITION_FAILED,
          Problem.NO_CONTENT,
          Problem.TOO_LARGE,
          Problem.RATE_LIMITED,
          Problem.CONCURRENCY_LIMITED,
          Problem.BROKEN,
          Problem.UNAVAILABLE,
          Problem.UNANSWERED,
          Problem.GRANT_REFUSED,
          "*");

  /// Where a twin with Java tells the problems only that raises.
  private static final String OWN = "own";

  private static final List<String> MEMBERS =
      List.of("status", "headers", "type", "body", "words", "when", "source", "deviates", "at");

  /// What some operations say otherwise; the rest is as the others say it.
  private static final List<String> PLACE =
      List.of("operations", "status", "headers", "type", "body", "source", "deviates");

  private static final List<String> FACTS =
      List.of(
          "method",
          "path",
          "last",
          "allow",
          "resource",
          "class",
          "id",
          "detail",
          "found",
          "expected",
          "limit",
          "retry",
          "reset",
          "date",
          "field",
          "what",
          "text",
          "origin",
          "error",
          "needed",
          "nonce",
          "plainer",
          "provided",
          "word");
  private static final Pattern SLOT = Pattern.compile("\\$\\{([^}:]*)(:[^}]*(?:\\{\\d+})?[^}]*)?}");

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final List<String> facts;

  private final Supplier<List<String>> operations;

  /// @param facts what texts may name; any when empty
  private ProblemsReader(List<String> facts, Supplier<List<String>> operations) {
    this.facts = facts;
    this.operations = operations;
  }

  /// @param operations the ids of the contract's operations; empty when they are not known
  static SortedMap<String, Manners.Shape> read(Page root, Supplier<List<String>> operations) {
    SortedMap<String, Manners.Shape> problems = new TreeMap<>();
    List<String> names = new ArrayList<>(PROBLEMS);
    names.add(OWN);
    Map<String, Page> members = root.members(names);
    Page own = members.remove(OWN);
    var common = new ProblemsReader(FACTS, operations);
    members.forEach((name, page) -> problems.put(name, common.shape(page)));
    if (own != null) {
      var others = new ProblemsReader(List.of(), operations);
      own.members().forEach((name, page) -> problems.put(name, others.own(name, page)));
    }
    return problems;
  }

  private Manners.Shape own(String name, Page page) {
    if (!page.sound() && (PROBLEMS.contains(name) || !NAME.matcher(name).matches())) {
      page.flaw("expected a name of the twin's own, in lower case with '-', found '" + name + "'");
    }
    return shape(page);
  }

  private Manners.Shape shape(Page page) {
    Map<String, Page> members = page.members(MEMBERS);
    Page source = members.get("source");
    if (source == null) {
      page.flaw("expected a member 'source', found none");
    } else {
      Sources.check(source);
    }
    Page deviates = members.get("deviates");
    if (deviates != null) {
      Sources.check(deviates);
    }
    Page status = members.get("status");
    if (status == null) {
      page.flaw("expected a member 'status' (0 is the one the contract declares), found none");
    }
    Page body = members.get("body");
    if (body == null) {
      page.flaw("expected a member 'body', found none");
    }
    var shape =
        new Manners.Shape(
            status == null ? 0 : status(status),
            members.containsKey("headers") ? headers(members.get("headers")) : Obj.EMPTY,
            members.containsKey("type") ? members.get("type").text() : "application/json",
            body == null ? Json.Null.NULL : checked(body),
            members.containsKey("words") ? words(members.get("words")) : List.of(),
            deviates == null ? "" : deviates.text(),
            List.of());
    return members.containsKey("at") ? placed(shape, members.get("at")) : shape;
  }

  private Manners.Shape placed(Manners.Shape usual, Page at) {
    List<Manners.Place> places = at.items().stream().map(page -> place(usual, page)).toList();
    return new Manners.Shape(
        usual.status(),
        usual.headers(),
        usual.contentType(),
        usual.body(),
        usual.words(),
        usual.deviates(),
        places);
  }

  private Manners.Place place(Manners.Shape usual, Page page) {
    Map<String, Page> members = page.members(PLACE);
    for (String needed : List.of("operations", "source")) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    for (String told : List.of("source", "deviates")) {
      if (members.containsKey(told)) {
        Sources.check(members.get(told));
      }
    }
    var shape =
        new Manners.Shape(
            members.containsKey("status") ? status(members.get("status")) : usual.status(),
            members.containsKey("headers") ? headers(members.get("headers")) : usual.headers(),
            members.containsKey("type") ? members.get("type").text() : usual.contentType(),
            members.containsKey("body") ? checked(members.get("body")) : usual.body(),
            usual.words(),
            members.containsKey("deviates") ? members.get("deviates").text() : usual.deviates(),
            List.of());
    List<String> globs =
        members.containsKey("operations")
            ? members.get("operations").items().stream().map(this::known).toList()
            : List.of();
    return new Manners.Place(globs, shape);
  }

  private String known(Page glob) {
    if (!glob.sound()) {
      List<String> all = operations.get();
      if (all.stream().noneMatch(id -> Selector.matches(glob.text(), id))) {
        glob.flaw(
            "expected an operation of the contract, found '"
                + glob.text()
                + "'"
                + Nearest.hint(glob.text(), all));
      }
    }
    return glob.text();
  }

  private List<String> words(Page page) {
    List<String> words =
        page.items().stream().map(each -> checked(each).asText().orElse("")).toList();
    if (words.isEmpty() || words.getLast().contains("*")) {
      page.flaw("expected the last of 'words' to be said as it is; found " + words);
    }
    return words;
  }

  private static int status(Page page) {
    return page.text().equals("0") ? 0 : page.whole(200, 599);
  }

  private static Obj headers(Page page) {
    var headers = Obj.builder();
    page.members().forEach((name, value) -> headers.put(name, value.text()));
    return headers.build();
  }

  /// The body, with a flaw for each `${…}` that no problem has a fact for.
  private Json checked(Page body) {
    Json json = body.json();
    if (body.sound()) {
      return json;
    }
    for (String text : Texts.in(json)) {
      Matcher slot = SLOT.matcher(text);
      while (slot.find()) {
        if (!facts.isEmpty() && !facts.contains(slot.group(1))) {
          body.flaw(
              "expected ${…} to name one of "
                  + String.join(", ", FACTS)
                  + "; found '"
                  + slot.group(1)
                  + "'"
                  + Nearest.hint(slot.group(1), FACTS));
        }
      }
    }
    return json;
  }
}
