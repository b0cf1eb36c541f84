package dev.dtu.load;

import dev.dtu.event.Ask;
import dev.dtu.event.Asks;
import dev.dtu.event.Deed;
import dev.dtu.event.Hearing;
import dev.dtu.event.Hook;
import dev.dtu.event.Manner;
import dev.dtu.event.Patching;
import dev.dtu.event.Patience;
import dev.dtu.event.Saying;
import dev.dtu.event.Step;
import dev.dtu.json.Json;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Sieve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the `asks` of `events.yaml`: the calls that ask the outside before they are done.
final class AsksReader {

  private static final List<String> ASK =
      List.of("source", "on", "whom", "send", "awaits", "body", "answer", "otherwise");
  private static final List<String> WHEN = List.of("operations", "rows", "given");
  private static final List<String> WHOM =
      List.of("resource", "where", "url", "secret", "headers", "key", "named");
  private static final List<String> NAMED =
      List.of("resource", "where", "member", "below", "among");
  private static final List<String> STEP =
      List.of("each", "where", "has", "patches", "merges", "becomes", "refuses");
  private static final List<String> DEEDS = STEP.subList(3, STEP.size());
  private static final List<String> PATCH = List.of("subject", "from", "paths", "keeps", "within");
  private static final List<String> MERGE = List.of("subject", "into", "from");
  private static final List<String> BECOME = List.of("subject", "from");
  private static final List<String> SAYING = List.of("problem", "with", "causes");

  private final Occasions occasions;
  private final Mentions mentions;
  private final Sending sending;

  AsksReader(Occasions occasions, Mentions mentions) {
    this.occasions = occasions;
    List<String> more = new ArrayList<>(Asks.FACTS);
    Advice.SUBJECTS.stream().filter(one -> !more.contains(one)).forEach(more::add);
    this.mentions = mentions.knowing(more);
    this.sending = new Sending(occasions, this.mentions);
  }

  List<Ask> read(Page page) {
    List<Ask> asks = new ArrayList<>();
    page.members()
        .forEach((name, value) -> {
          for (Page each : value.isList() ? value.items() : List.of(value)) {
            asks.add(ask(name, each));
          }
        });
    return asks;
  }

  private Ask ask(String name, Page page) {
    Map<String, Page> members = needing(page, ASK, "source", "on", "whom", "send", "awaits");
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
    Page body = members.get("body");
    if (body != null) {
      mentions.check(body);
    }
    Page send = members.get("send");
    Page awaits = members.get("awaits");
    List<Step> steps = new ArrayList<>();
    if (members.containsKey("answer")) {
      members.get("answer").items().forEach(each -> step(each).ifPresent(steps::add));
    }
    return new Ask(
        name,
        when(members.get("on")),
        whom(members.get("whom")),
        new Ask.How(
            send == null ? Manner.NONE : sending.manner(send),
            awaits == null ? new Patience(Patience.LONGEST) : Sending.patience(awaits)),
        body == null ? Json.Null.NULL : body.json(),
        new Hearing(steps, Optional.ofNullable(members.get("otherwise")).map(this::saying)));
  }

  private Ask.When when(@Nullable Page page) {
    if (page == null) {
      return new Ask.When(List.of(), new TreeMap<>(), new TreeMap<>());
    }
    Map<String, Page> members = needing(page, WHEN, "operations");
    SortedMap<String, String> rows = facts(members.get("rows"));
    if (members.containsKey("rows")) {
      members
          .get("rows")
          .members()
          .keySet()
          .forEach(name -> occasions.resource(members.get("rows"), name));
    }
    return new Ask.When(
        occasions.globs(members.get("operations")), rows, Occasions.values(members.get("given")));
  }

  private Ask.Whom whom(@Nullable Page page) {
    if (page == null) {
      var nobody = new Hook("", new TreeMap<>(), "", "", "", "", "", "", Sieve.OPEN);
      return new Ask.Whom(nobody, "", Ask.Naming.NOBODY);
    }
    Map<String, Page> members = needing(page, WHOM, "resource", "url");
    if (members.containsKey("key") && members.containsKey("named")) {
      page.flaw("expected 'key' or 'named', by which it is told who is asked; found both");
    }
    Page resource = members.get("resource");
    var hook =
        new Hook(
            resource == null ? "" : occasions.resource(resource),
            Occasions.values(members.get("where")),
            text(members, "url"),
            "",
            text(members, "secret"),
            text(members, "headers"),
            "",
            "",
            Sieve.OPEN);
    Page named = members.get("named");
    return new Ask.Whom(
        hook, text(members, "key"), named == null ? Ask.Naming.NOBODY : naming(named));
  }

  private Ask.Naming naming(Page page) {
    Map<String, Page> members = needing(page, NAMED, "resource", "member", "below");
    Page resource = members.get("resource");
    return new Ask.Naming(
        resource == null ? "" : occasions.resource(resource),
        Occasions.values(members.get("where")),
        text(members, "member"),
        text(members, "below"),
        facts(members.get("among")));
  }

  /// Facts by names, each told without `${…}`.
  private SortedMap<String, String> facts(@Nullable Page page) {
    SortedMap<String, String> facts = new TreeMap<>();
    if (page != null) {
      page.members()
          .forEach((name, value) -> {
            mentions.text(value, "${" + value.text() + "}");
            facts.put(name, value.text());
          });
    }
    return facts;
  }

  private Optional<Step> step(Page page) {
    Map<String, Page> members = page.members(STEP);
    List<String> deeds = DEEDS.stream().filter(members::containsKey).toList();
    if (deeds.size() != 1) {
      page.flaw("expected one of " + String.join(", ", DEEDS) + "; found " + deeds.size());
      return Optional.empty();
    }
    String kind = deeds.getFirst();
    return Optional.ofNullable(members.get(kind))
        .map(deed ->
            new Step(
                text(members, "each"),
                Occasions.values(members.get("where")),
                text(members, "has"),
                deed(kind, deed)));
  }

  private Deed deed(String kind, Page page) {
    return switch (kind) {
      case "patches" -> patching(page);
      case "merges" -> merging(page);
      case "becomes" -> becoming(page);
      default -> new Deed.Refuses(saying(page));
    };
  }

  private static Deed merging(Page page) {
    Map<String, Page> members = needing(page, MERGE, "subject");
    return new Deed.Merges(subject(members), text(members, "into"), text(members, "from"));
  }

  private static Deed becoming(Page page) {
    Map<String, Page> members = needing(page, BECOME, "subject");
    return new Deed.Becomes(subject(members), text(members, "from"));
  }

  private static Deed patching(Page page) {
    Map<String, Page> members = needing(page, PATCH, "subject", "from");
    SortedMap<String, String> paths = new TreeMap<>();
    if (members.containsKey("paths")) {
      members.get("paths").members().forEach((path, to) -> paths.put(path, to.text()));
    }
    SortedMap<String, Patching.Bounds> within = new TreeMap<>();
    if (members.containsKey("within")) {
      members.get("within").members().forEach((path, to) -> within.put(path, bounds(to)));
    }
    return new Patching(
        subject(members),
        text(members, "from"),
        paths,
        members.containsKey("keeps") ? members.get("keeps").texts() : List.of(),
        within);
  }

  private static Patching.Bounds bounds(Page page) {
    List<Page> both = page.items();
    if (both.size() != 2) {
      page.flaw("expected two numbers, the least and the most; found " + both.size());
      return new Patching.Bounds(0, 0);
    }
    int most = Integer.MAX_VALUE;
    return new Patching.Bounds(both.getFirst().whole(0, most), both.getLast().whole(0, most));
  }

  private Saying saying(Page page) {
    Map<String, Page> members = needing(page, SAYING, "problem");
    for (String words : List.of("with", "causes")) {
      if (members.containsKey(words)) {
        mentions.check(members.get(words));
      }
    }
    List<String> known = ProblemsReader.PROBLEMS.stream().filter(one -> !one.equals("*")).toList();
    return new Saying(
        members.containsKey("problem") ? members.get("problem").word(known) : "",
        Slots.object(members.get("with")),
        Slots.object(members.get("causes")));
  }

  private static String subject(Map<String, Page> members) {
    Page page = members.get("subject");
    return page == null ? "" : page.word(Advice.SUBJECTS);
  }

  private static Map<String, Page> needing(Page page, List<String> known, String... needed) {
    Map<String, Page> members = page.members(known);
    for (String each : needed) {
      if (!members.containsKey(each)) {
        page.flaw("expected a member '" + each + "', found none");
      }
    }
    return members;
  }

  private static String text(Map<String, Page> members, String name) {
    return members.containsKey(name) ? members.get(name).text() : "";
  }
}
