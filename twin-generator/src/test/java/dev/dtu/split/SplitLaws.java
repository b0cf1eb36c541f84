package dev.dtu.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/// What holds of any recordings.
class SplitLaws {

  @Property
  void every_group_stands_on_one_side(
      @ForAll @Size(max = 60) Set<@AlphaChars @StringLength(min = 1, max = 8) String> groups,
      @ForAll long seed) {
    Split split = Split.of(groups, seed, Shares.USUAL);
    List<String> all = new ArrayList<>();
    for (Side side : Side.values()) {
      all.addAll(split.groups(side));
    }
    assertThat(all).doesNotHaveDuplicates().hasSameElementsAs(groups);
  }

  @Property
  void the_order_they_come_in_does_not_matter(
      @ForAll @Size(max = 60) Set<@AlphaChars @StringLength(min = 1, max = 8) String> groups,
      @ForAll long seed) {
    List<String> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(seed));
    Split one = Split.of(groups, seed, Shares.USUAL);
    Split other = Split.of(shuffled, seed, Shares.USUAL);
    for (Side side : Side.values()) {
      assertThat(other.groups(side)).isEqualTo(one.groups(side));
    }
  }

  @Property
  void with_three_groups_or_more_no_side_is_empty(
      @ForAll @Size(min = 3, max = 60)
          Set<@AlphaChars @StringLength(min = 1, max = 8) String> groups,
      @ForAll long seed) {
    Split split = Split.of(groups, seed, Shares.USUAL);
    for (Side side : Side.values()) {
      assertThat(split.groups(side)).as(side.word()).isNotEmpty();
    }
  }

  @Property(tries = 50)
  void of_many_groups_each_side_has_about_its_share(@ForAll long seed) {
    Split split = Split.of(many(1_000), seed, Shares.USUAL);
    assertThat(split.groups(Side.TRAINING).size()).isBetween(530, 670);
    assertThat(split.groups(Side.VALIDATION).size()).isBetween(140, 260);
  }

  @Property(tries = 50)
  void groups_that_come_later_move_no_other(
      @ForAll long seed, @ForAll @IntRange(min = 50, max = 200) int before) {
    Split early = Split.of(many(before), seed, Shares.USUAL);
    Split late = Split.of(many(2 * before), seed, Shares.USUAL);
    for (Side side : Side.values()) {
      assertThat(late.groups(side)).containsAll(early.groups(side));
    }
  }

  @Property
  void tenant_hash_and_ordinal_do_not_make_another_group(
      @ForAll @AlphaChars @StringLength(min = 3, max = 12) String name,
      @ForAll @IntRange(min = 0, max = 9999) int ordinal,
      @ForAll @IntRange(min = 0x100000, max = 0xffffff) int hash) {
    String plain = Group.of("test_" + name);
    assertThat(Group.of("test_" + name + "-" + ordinal)).isEqualTo(plain);
    assertThat(Group.of("test_" + name + " (" + ordinal + ")")).isEqualTo(plain);
    assertThat(Group.of("test_" + name + "@1" + Integer.toHexString(hash))).isEqualTo(plain);
    assertThat(Group.of("test_" + name + "_" + ordinal + "_copy")).isEqualTo(plain);
  }

  private static Set<String> many(int count) {
    var groups = new TreeSet<String>();
    for (int i = 0; i < count; i++) {
      groups.add("group " + i);
    }
    return groups;
  }
}
