package dev.dtu.fidelity;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds which item of a list stands for which recorded one: first those equal on all leaves that are
/// not volatile, then the rest by order.
///
/// @param leaves what is known of ids and natures
record Alignment(Leaves leaves) {

  /// Two items that belong together, by their indexes; -1 where an item has no partner.
  record Pair(int recorded, int other, boolean equal) {}

  /// In the order of the recorded items, those without a partner in the recording last.
  List<Pair> of(Arr recorded, Arr other, Place place) {
    int[] partner = equals(recorded, other, place);
    boolean[] taken = new boolean[other.size()];
    for (int each : partner) {
      if (each >= 0) {
        taken[each] = true;
      }
    }
    boolean[] equal = new boolean[recorded.size()];
    int next = 0;
    for (int i = 0; i < partner.length; i++) {
      equal[i] = partner[i] >= 0;
      while (!equal[i] && next < taken.length && taken[next]) {
        next++;
      }
      if (!equal[i] && next < taken.length) {
        partner[i] = next;
        taken[next] = true;
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < partner.length; i++) {
      pairs.add(new Pair(i, partner[i], equal[i]));
    }
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        pairs.add(new Pair(-1, j, false));
      }
    }
    return pairs;
  }

  /// The other's index for each recorded item that an equal one is there for, else -1.
  private int[] equals(Arr recorded, Arr other, Place place) {
    int[] partner = new int[recorded.size()];
    java.util.Arrays.fill(partner, -1);
    if (recorded.size() < 2 && other.size() < 2) {
      return partner;
    }
    Map<String, Deque<Integer>> open = new HashMap<>();
    for (int j = 0; j < other.size(); j++) {
      open.computeIfAbsent(text(other.at(j), place, false), _ -> new ArrayDeque<>()).add(j);
    }
    for (int i = 0; i < recorded.size(); i++) {
      Deque<Integer> same = open.get(text(recorded.at(i), place, true));
      if (same != null && !same.isEmpty()) {
        partner[i] = same.poll();
      }
    }
    return partner;
  }

  /// What an item says without its volatile leaves, in the twin's words.
  String text(Json item, Place place, boolean recorded) {
    var out = new StringBuilder();
    write(item, place, recorded, out);
    return out.toString();
  }

  private void write(Json value, Place place, boolean recorded, StringBuilder out) {
    switch (value) {
      case Obj obj -> {
        List<Obj.Member> members = new ArrayList<>(obj.size());
        obj.forEach(members::add);
        members.sort(Comparator.comparing(Obj.Member::key));
        out.append('{');
        for (Obj.Member member : members) {
          out.append(member.key()).append(':');
          write(member.value(), place.member(member.key()), recorded, out);
          out.append(',');
        }
        out.append('}');
      }
      case Arr arr -> {
        out.append('[');
        arr.forEach(each -> {
          write(each, place.item(), recorded, out);
          out.append(',');
        });
        out.append(']');
      }
      case Json.Text _, Json.Num _ -> leaf(value, place, recorded, out);
      case Json.Bool _, Json.Null _ -> out.append(value);
    }
  }

  private void leaf(Json value, Place place, boolean recorded, StringBuilder out) {
    String text = value.asWords().orElse("");
    switch (leaves.nature(value, place)) {
      case PLAIN, ELSEWHERE -> words(text, recorded, out);
      case ID -> out.append(name(place.around(), text, recorded));
      case MOMENT, TOKEN, MINTED -> out.append('~');
    }
  }

  private void words(String text, boolean recorded, StringBuilder out) {
    int at = 0;
    String before = "";
    while (at < text.length()) {
      int end = Words.end(text, at);
      if (end == at) {
        out.append(text.charAt(at++));
        continue;
      }
      String word = text.substring(at, end);
      boolean name = Pairs.telling(word) && !leaves.lore().own(word);
      out.append(name ? name(Nouns.singular(before), word, recorded) : word);
      before = word;
      at = end;
    }
  }

  /// An id in the twin's words; one that no pair is known of is any.
  private String name(String noun, String id, boolean recorded) {
    if (recorded) {
      Optional<String> partner = leaves.pairs().of(noun, id).or(() -> leaves.pairs().of(id));
      return partner.orElse("?");
    }
    return leaves.pairs().known(noun, id) ? id : "?";
  }
}
