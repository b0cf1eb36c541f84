package dev.dtu.fidelity;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares two documents leaf by leaf. One thread's; thrown away afterwards.
final class Comparison {

  private final Leaves leaves;
  private final Alignment alignment;
  private final List<Divergence> found = new ArrayList<>();
  private int count;
  private int changeable;

  Comparison(Leaves leaves) {
    this.leaves = leaves;
    this.alignment = new Alignment(leaves);
  }

  /// How many leaves the recorded document has.
  int leaves() {
    return count;
  }

  /// How many of them are volatile.
  int changeable() {
    return changeable;
  }

  List<Divergence> found() {
    return found;
  }

  void compare(Json recorded, Json other, Place place, boolean learn) {
    if (recorded instanceof Obj then && other instanceof Obj now) {
      members(then, now, place, learn);
    } else if (recorded instanceof Arr then && other instanceof Arr now) {
      items(then, now, place, learn);
    } else if (leaf(recorded) && leaf(other)) {
      count(recorded, place);
      leaves.compare(recorded, other, place, learn).ifPresent(found::add);
    } else {
      count(recorded, place);
      Leaves.wrong("type", place, Json.of(recorded.kind()), Json.of(other.kind()))
          .ifPresent(found::add);
    }
  }

  private static boolean leaf(Json value) {
    return !(value instanceof Obj) && !(value instanceof Arr);
  }

  private void members(Obj then, Obj now, Place place, boolean learn) {
    Place here = then.find("id").flatMap(Json::asWords).map(place::owned).orElse(place);
    for (int i = 0; i < then.size(); i++) {
      String key = then.key(i);
      String name = now.has(key) ? key : leaves.pairs().of(key).orElse(key);
      Optional<Json> other = now.find(name);
      Place at = here.member(key);
      if (other.isPresent()) {
        compare(then.value(i), other.get(), at, learn);
      } else {
        count(then.value(i), at);
        miss("missing", at, then.value(i).toString(), "none");
      }
    }
    for (int i = 0; i < now.size(); i++) {
      if (!then.has(now.key(i)) && !renamed(then, now.key(i))) {
        miss("extra", here.member(now.key(i)), "none", now.value(i).toString());
      }
    }
  }

  private boolean renamed(Obj then, String key) {
    for (int i = 0; i < then.size(); i++) {
      if (leaves.pairs().of(then.key(i)).equals(Optional.of(key))) {
        return true;
      }
    }
    return false;
  }

  private void items(Arr then, Arr now, Place place, boolean learn) {
    Place at = place.item();
    Ties ties = Ties.of(then);
    int last = -1;
    int most = -1;
    boolean ordered = true;
    for (Alignment.Pair pair : alignment.of(then, now, at)) {
      if (pair.other() < 0) {
        count(then.at(pair.recorded()), at);
        miss("missing item", at, then.at(pair.recorded()).toString(), "none");
      } else if (pair.recorded() < 0) {
        miss("extra item", at, "none", now.at(pair.other()).toString());
      } else {
        last = ties.at(pair.recorded()) ? last : most;
        ordered &= pair.other() > last;
        most = Math.max(most, pair.other());
        boolean sure = learn && (pair.equal() || then.size() == now.size());
        compare(then.at(pair.recorded()), now.at(pair.other()), at, sure);
      }
    }
    if (!ordered) {
      miss("order", at, "the items in this order", "in another");
    }
  }

  private void miss(String rule, Place place, String expected, String other) {
    found.add(new Divergence(Divergence.Level.VALUE, rule, place.toString(), expected, other));
  }

  private void count(Json value, Place place) {
    switch (value) {
      case Obj obj -> {
        for (int i = 0; i < obj.size(); i++) {
          count(obj.value(i), place.member(obj.key(i)));
        }
      }
      case Arr arr -> arr.forEach(item -> count(item, place.item()));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {
        count++;
        changeable += leaves.nature(value, place).changeable() ? 1 : 0;
      }
    }
  }
}
