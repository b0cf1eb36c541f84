package dev.dtu.laws;

import static org.assertj.core.api.Assertions.fail;

import dev.dtu.trial.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Holds all laws over one twin and compares what is broken with what is known to be.
///
/// `laws/NAME.exceptions` lists what does not hold yet, `LAW RESOURCE OPERATION  # why` a line. What
/// is broken and not listed fails the test, and so does what is listed and holds.
final class Docket {

  /// Picks one seed and, if wanted, one case: `-Ddtu.laws.seed=7 "-Ddtu.laws.case=reads-back pet"`.
  private static final String SEED = "dtu.laws.seed";

  private static final String CASE = "dtu.laws.case";

  /// Writes what is broken into the list instead: `-Ddtu.laws.write=true`, to be read before it is
  /// committed.
  private static final String WRITE = "dtu.laws.write";

  private static final int SHOWN = 40;

  private Docket() {}

  static void hold(String name, Subject subject, List<Long> drawn) {
    String one = System.getProperty(SEED, "");
    List<Long> seeds = one.isEmpty() ? drawn : List.of(Long.valueOf(one));
    String chosen = System.getProperty(CASE, "");
    Predicate<String> wanted = each -> each.startsWith(chosen);
    Report report = new Court(subject, seeds).judge(wanted);
    System.out.println(Figures.of(name, report).table(false));
    if (Boolean.getBoolean(WRITE)) {
      write(name, report);
      return;
    }
    Map<String, String> known = exceptions(name);
    List<String> wrongs = new ArrayList<>();
    for (Case each : report.cases()) {
      boolean listed = known.containsKey(each.name());
      if (each.result() instanceof Case.Result.Broken(String what, long seed) && !listed) {
        wrongs.add("%s: %s%n    again: %s".formatted(each.name(), what, again(name, each, seed)));
      } else if (listed && !each.broken() && one.isEmpty()) {
        wrongs.add(each.name() + " is listed in laws/" + name + ".exceptions and holds: delete it");
      }
    }
    List<String> cases = report.cases().stream().map(Case::name).toList();
    for (String listed : known.keySet()) {
      if (chosen.isEmpty() && !cases.contains(listed)) {
        wrongs.add(listed + " is listed in laws/" + name + ".exceptions and is no case: delete it");
      }
    }
    if (!wrongs.isEmpty()) {
      fail("%d wrong:%n  %s", wrongs.size(), shown(wrongs));
    }
  }

  private static void write(String name, Report report) {
    var lines = new StringBuilder("# What does not hold yet, and what was seen instead.\n");
    for (Case each : report.cases()) {
      if (each.result() instanceof Case.Result.Broken(String what, long _)) {
        String line = what.replaceAll("\\s+", " ");
        String why = line.length() <= 160 ? line : line.substring(0, 160) + "…";
        lines.append(each.name()).append("  # ").append(why).append('\n');
      }
    }
    try {
      Path folder = Path.of("src/test/resources/laws");
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".exceptions"), lines.toString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String shown(List<String> wrongs) {
    String lines =
        String.join(System.lineSeparator() + "  ", wrongs.stream().limit(SHOWN).toList());
    return wrongs.size() <= SHOWN ? lines : lines + "\n  and " + (wrongs.size() - SHOWN) + " more";
  }

  private static String again(String name, Case each, long seed) {
    String test = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Laws";
    return "mvn -pl fidelity-tests -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest="
        + test
        + " -D"
        + SEED
        + "="
        + seed
        + " \"-D"
        + CASE
        + "="
        + each.name()
        + "\"";
  }

  private static Map<String, String> exceptions(String name) {
    return Listed.in("laws/" + name + ".exceptions", "LAW RESOURCE OPERATION  # why");
  }
}
