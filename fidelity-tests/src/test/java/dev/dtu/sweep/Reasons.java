package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why things are otherwise than one would want: `PATTERN  # why` a line, a pattern for the whole of
/// what it is about. Each thing has its first one, and each pattern has things.
final class Reasons {

  private Reasons() {}

  /// Holds that each of these has a reason in a file, and that the file has no reason too many.
  static void hold(String file, Collection<String> things) throws Exception {
    List<Pattern> reasons = new ArrayList<>();
    for (String line : lines(file)) {
      assertThat(line).as(file).matches("\\S.*  # \\S.*");
      reasons.add(Pattern.compile(line.substring(0, line.indexOf("  # "))));
    }
    var used = new LinkedHashSet<Pattern>();
    List<String> without = new ArrayList<>();
    for (String thing : things) {
      Optional<Pattern> reason =
          reasons.stream().filter(each -> each.matcher(thing).matches()).findFirst();
      reason.ifPresentOrElse(used::add, () -> without.add(thing));
    }
    assertThat(without).as("without a reason in " + file).isEmpty();
    assertThat(used).as("reasons of which nothing is left in " + file).containsAll(reasons);
  }

  /// What a file of the tests says, without empty lines and remarks.
  static List<String> lines(String file) throws Exception {
    try (InputStream in = Reasons.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(each -> !each.isBlank() && !each.startsWith("#")).toList();
    }
  }
}
