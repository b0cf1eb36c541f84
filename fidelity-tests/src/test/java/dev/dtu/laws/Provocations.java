package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.grant.Denial;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.junit.World;
import dev.dtu.load.Catalog;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/// Every problem that a twin declares is reached by a test: for each of them, what brings its service
/// to say it.
///
/// Declared are the members of `problems.yaml`, those of its `own` too, and what `grants.yaml` says,
/// as `says WORD`. `problems/NAME.unreached` lists what nothing provokes, `PROBLEM  # why` a line: what
/// is declared, not provoked and not listed fails, and so does what is listed and provoked. Two denials
/// that a token service says in the same words are one to its clients, and to this law.
public final class Provocations {

  private static final String SAYS = "says ";

  /// What somebody does to a universe, or to one made for it, so that a service says no.
  @FunctionalInterface
  public interface Act {
    void in(World world, Universes universes) throws Exception;
  }

  private final String twin;
  private final SortedMap<String, Act> acts = new TreeMap<>();

  public Provocations(String twin) {
    this.twin = twin;
  }

  /// Tells what provokes a problem.
  public Provocations when(String problem, Act act) {
    assertThat(acts.put(problem, act)).as("provoked twice: " + problem).isNull();
    return this;
  }

  public SortedSet<String> problems() {
    return new TreeSet<>(acts.keySet());
  }

  /// What is declared is provoked, or listed with why not.
  public void whole() {
    SortedSet<String> all = problems();
    Map<String, String> unreached = Listed.in("problems/" + twin + ".unreached", "PROBLEM  # why");
    assertThat(unreached.keySet()).as("listed and provoked").doesNotContainAnyElementsOf(all);
    all.addAll(unreached.keySet());
    assertThat(all).as("provoked or listed").isEqualTo(declared());
  }

  /// The service says a problem when it is provoked.
  public void hold(String problem, World world, Universes universes) throws Exception {
    acts.get(problem).in(world, universes);
    boolean said = universes.all().stream().anyMatch(each -> said(each, problem));
    assertThat(said).as("a turn that says %s among %s", problem, last(world)).isTrue();
  }

  /// What the service said last.
  private static String last(World world) {
    return world.universe().entries(1, Integer.MAX_VALUE).stream()
        .filter(Entry.Called.class::isInstance)
        .reduce((_, each) -> each)
        .map(each -> ((Entry.Called) each).turn().reply().toString())
        .orElse("no turn");
  }

  private boolean said(Universe universe, String problem) {
    return universe.entries(1, Integer.MAX_VALUE).stream()
        .anyMatch(entry -> entry instanceof Entry.Called(Turn turn) && says(turn, problem));
  }

  private boolean says(Turn turn, String problem) {
    if (!problem.startsWith(SAYS)) {
      return turn.outcome() instanceof Turn.Outcome.Refused(String name) && name.equals(problem);
    }
    return said(problem.substring(SAYS.length()), turn.reply());
  }

  /// Whether a reply, or where it sends its client, has the words of a denial.
  private boolean said(String word, Reply reply) {
    Map<?, ?> told = (Map<?, ?>) ((Map<?, ?>) yaml("grants").get("says")).get(word);
    Denial.Saying usual = Denial.of(word).orElseThrow().usual();
    Object error = told.containsKey("error") ? told.get("error") : usual.error();
    Object text = told.containsKey("text") ? told.get("text") : usual.text();
    Pattern words = Pattern.compile(Pattern.quote(text.toString()).replace("${found}", "\\E.*\\Q"));
    String body = reply.body() instanceof Body.Bytes bytes ? bytes.toString() : "";
    Optional<Obj> document = document(body);
    if (document.isPresent()) {
      return document.get().text("error").filter(error::equals).isPresent()
          && words.matcher(document.get().text("error_description").orElse("")).matches();
    }
    String to = Percent.decodeForm(reply.headers().find("location").orElse(""));
    String shown = to + body.replace("&#39;", "'") + reply.headers().find("www-authenticate");
    return shown.contains(error.toString()) && words.matcher(shown).find();
  }

  private static Optional<Obj> document(String body) {
    try {
      return Json.parse(body.getBytes(StandardCharsets.UTF_8)).asObj();
    } catch (Malformed none) {
      return Optional.empty();
    }
  }

  private SortedSet<String> declared() {
    SortedSet<String> all = new TreeSet<>();
    for (Map.Entry<?, ?> each : yaml("problems").entrySet()) {
      if (each.getKey().equals("own")) {
        ((Map<?, ?>) each.getValue()).keySet().forEach(own -> all.add(own.toString()));
      } else {
        all.add(each.getKey().toString());
      }
    }
    if (yaml("grants").get("says") instanceof Map<?, ?> says) {
      says.keySet().forEach(word -> all.add(SAYS + word));
    }
    return all;
  }

  private Map<?, ?> yaml(String file) {
    return Catalog.TWINS
        .below(twin)
        .read("twin/" + file + ".yaml")
        .map(bytes -> (Map<?, ?>) new Yaml().load(new String(bytes, StandardCharsets.UTF_8)))
        .orElse(Map.of());
  }
}
