package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.fault.Selector;
import dev.dtu.twin.Concurrency;
import dev.dtu.twin.RateLimits;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `limits.yaml`: how many calls the service takes.
final class LimitsReader {

  static final String FILE = "twin/limits.yaml";

  private static final List<String> MEMBERS =
      List.of("headers", "always", "buckets", "free", "concurrent", "warns");
  private static final List<String> AREA = List.of("operations", "calls", "again", "source");
  private static final List<String> BUCKET =
      List.of("operations", "methods", "each", "calls", "within", "per", "by", "clients", "source");
  private static final List<String> FACTS =
      List.of("limit", "remaining", "reset", "seconds", "moment");
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
  private static final Pattern SLOT = Pattern.compile("\\$\\{([^}]*)}");
  private static final int MOST_CALLS = 1_000_000;

  private final List<String> operations;

  LimitsReader(Contract contract) {
    this.operations = contract.lines().stream().map(OperationLine::id).toList();
  }

  RateLimits read(Page root) {
    Map<String, Page> members = root.members(MEMBERS);
    SortedMap<String, String> headers = new TreeMap<>();
    if (members.containsKey("headers")) {
      members.get("headers").members().forEach((name, page) -> headers.put(name, header(page)));
    }
    List<RateLimits.Bucket> buckets = new ArrayList<>();
    if (members.containsKey("buckets")) {
      members.get("buckets").members().forEach((name, page) -> buckets.add(bucket(name, page)));
    } else {
      root.flaw("expected a member 'buckets', found none");
    }
    List<String> free = new ArrayList<>();
    if (members.containsKey("free")) {
      members.get("free").items().forEach(glob -> free.add(known(glob)));
    }
    boolean always =
        members.containsKey("always")
            && members.get("always").word(List.of("true", "false")).equals("true");
    List<Concurrency.Area> areas = new ArrayList<>();
    if (members.containsKey("concurrent")) {
      members.get("concurrent").members().forEach((name, page) -> areas.add(area(name, page)));
    }
    int warns = members.containsKey("warns") ? members.get("warns").whole(1, 100) : 100;
    return new RateLimits(buckets, headers, free, always, new Concurrency(areas), warns);
  }

  private Concurrency.Area area(String name, Page page) {
    Map<String, Page> members = page.members(AREA);
    needed(page, members, AREA);
    int calls = members.containsKey("calls") ? members.get("calls").whole(1, MOST_CALLS) : 1;
    Duration again =
        members.containsKey("again") ? time(members.get("again")) : Duration.ofMinutes(1);
    return new Concurrency.Area(name, globs(members), calls, again);
  }

  private static void needed(Page page, Map<String, Page> members, List<String> names) {
    for (String needed : names) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
  }

  private List<String> globs(Map<String, Page> members) {
    List<String> globs = new ArrayList<>();
    if (members.containsKey("operations")) {
      members.get("operations").items().forEach(glob -> globs.add(known(glob)));
    }
    return globs;
  }

  private static String header(Page page) {
    Matcher slot = SLOT.matcher(page.text());
    while (!page.sound() && slot.find()) {
      if (!FACTS.contains(slot.group(1))) {
        page.flaw(
            "expected ${…} to name one of "
                + String.join(", ", FACTS)
                + "; found '"
                + slot.group(1)
                + "'"
                + Nearest.hint(slot.group(1), FACTS));
      }
    }
    return page.text();
  }

  private RateLimits.Bucket bucket(String name, Page page) {
    Map<String, Page> members = page.members(BUCKET);
    needed(page, members, List.of("operations", "calls", "within", "source"));
    int calls = members.containsKey("calls") ? members.get("calls").whole(1, MOST_CALLS) : 1;
    boolean each =
        members.containsKey("each")
            && members.get("each").word(List.of("true", "false")).equals("true");
    Duration within =
        members.containsKey("within") ? time(members.get("within")) : Duration.ofMinutes(1);
    List<String> methods = new ArrayList<>();
    if (members.containsKey("methods")) {
      members.get("methods").items().forEach(one -> methods.add(one.word(METHODS)));
    }
    return new RateLimits.Bucket(
        name, globs(members), methods, each, calls, within, sharing(members));
  }

  private static RateLimits.Sharing sharing(Map<String, Page> members) {
    boolean client =
        members.containsKey("per")
            && members.get("per").word(List.of("client", "caller")).equals("client");
    return new RateLimits.Sharing(
        client,
        members.containsKey("by") ? members.get("by").texts() : List.of(),
        Slots.object(members.get("clients")));
  }

  private String known(Page glob) {
    if (!glob.sound() && operations.stream().noneMatch(id -> Selector.matches(glob.text(), id))) {
      glob.flaw(
          "expected an operation of the contract, found '"
              + glob.text()
              + "'"
              + Nearest.hint(glob.text(), operations));
    }
    return glob.text();
  }

  private static Duration time(Page page) {
    try {
      Duration time = Duration.parse(page.text());
      if (time.isPositive()) {
        return time;
      }
    } catch (DateTimeException notOne) {
      // told below, like a time that is none
    }
    page.flaw("expected a duration such as PT60S, found '" + page.text() + "'");
    return Duration.ofMinutes(1);
  }
}
