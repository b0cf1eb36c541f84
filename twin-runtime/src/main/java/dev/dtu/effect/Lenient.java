package dev.dtu.effect;

import dev.dtu.contract.Complaint;
import dev.dtu.twin.Meaning;
import dev.dtu.usage.Loose;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;

/// Which rules of its document an operation was seen not to keep: in requests those of its own, in
/// answers those of the thing that any operation of the resource showed.
///
/// @param seen what was seen of all operations of the resource
/// @param item where in its answers things stand, as [Loose#place] takes it
record Lenient(Loose own, Loose things, List<Usage> seen, String item) implements Meaning.Leniency {

  static Meaning.Leniency of(Effect effect, Meanings meanings) {
    if (meanings.usages().isEmpty()) {
      return Meaning.Leniency.NONE;
    }
    Loose all = meanings.usages().of(Usages.ALL).map(Usage::rules).orElse(Loose.NONE);
    Loose own = loose(effect, meanings).and(all);
    Loose things = own;
    List<Usage> seen = new ArrayList<>();
    for (Effect other : meanings.effects()) {
      boolean same = !effect.resource().isEmpty() && other.resource().equals(effect.resource());
      if (same || other.operation().equals(effect.operation())) {
        things = things.and(loose(other, meanings));
        meanings.usages().of(other.operation()).ifPresent(seen::add);
      }
    }
    return new Lenient(own, things, seen, effect.itemShown());
  }

  private static Loose loose(Effect effect, Meanings meanings) {
    return meanings.usages().of(effect.operation()).map(Usage::rules).orElse(Loose.NONE);
  }

  @Override
  public boolean forgives(String parameter, Complaint complaint) {
    return own.forgives(parameter, complaint);
  }

  @Override
  public boolean departs(Complaint complaint) {
    return things.departs(item, complaint)
        || seen.stream().anyMatch(usage -> usage.says(Loose.place(item, "", complaint)));
  }
}
