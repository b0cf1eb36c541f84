package dev.dtu.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class GlobLaws {

  @Property
  void a_glob_matches_what_the_pattern_of_its_parts_matches(
      @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'b') String name,
      @ForAll @StringLength(max = 5) @CharRange(from = '`', to = 'b') String letters) {
    String glob = letters.replace('`', '*');
    var pattern = new StringBuilder();
    for (String part : glob.split("\\*", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    assertThat(Selector.matches(glob, name))
        .as(glob + " " + name)
        .isEqualTo(Pattern.matches(pattern.toString(), name));
  }
}
