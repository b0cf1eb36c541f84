package dev.dtu.effect;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The other names that rows of one resource are found by: those its items show, and, where a
/// request leaves a scope open, all of them below any value of it.
final class Aliases {

  private final Resource resource;

  /// The scopes that some effect leaves open, one array for each way of doing so.
  private final List<boolean[]> masks = new ArrayList<>();

  Aliases(Resource resource) {
    this.resource = resource;
  }

  /// Takes note of an effect on the resource. Told before the first row is made.
  void told(Effect effect) {
    List<Effect.Binding> key = effect.key();
    boolean[] mask = new boolean[resource.scopes().size()];
    boolean open = false;
    for (int i = 0; i < mask.length && i < key.size(); i++) {
      mask[i] = key.get(i).source() == Effect.Binding.Source.ANY;
      open |= mask[i];
    }
    if (open && masks.stream().noneMatch(known -> Arrays.equals(known, mask))) {
      masks.add(mask);
    }
  }

  /// The names of an item with the scopes before: what it shows, then those below any scope.
  List<String> of(Obj item, String key) {
    if (resource.aliases().isEmpty() && masks.isEmpty()) {
      return List.of();
    }
    int slash = key.lastIndexOf('/') + 1;
    List<String> names = new ArrayList<>();
    for (String member : resource.aliases()) {
      Members.words(item, member).ifPresent(word -> names.add(key.substring(0, slash) + word));
    }
    int own = names.size();
    for (boolean[] mask : masks) {
      String prefix = masked(key.substring(0, slash), mask);
      names.add(prefix + Shelf.lastPart(key));
      for (int i = 0; i < own; i++) {
        names.add(prefix + names.get(i).substring(slash));
      }
    }
    return names;
  }

  private static String masked(String scopes, boolean[] mask) {
    String[] parts = scopes.split("/", -1);
    var out = new StringBuilder();
    for (int i = 0; i < mask.length; i++) {
      out.append(mask[i] ? "*" : parts[i]).append('/');
    }
    return out.toString();
  }
}
