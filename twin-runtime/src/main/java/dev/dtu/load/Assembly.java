package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Manners;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Obj;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.SortedMap;

/// Puts the parts of a twin together.
final class Assembly {

  private Assembly() {}

  static Twin twin(TitlePage title, Contract contract, Meanings meanings, Manners manners) {
    return Effects.twin(title, contract, meanings, manners);
  }

  static Meanings meanings(Obj inferred) {
    return Meanings.fromJson(inferred);
  }

  /// The meanings where these resources have these id shapes.
  static Meanings withIds(Meanings meanings, SortedMap<String, String> shapes) {
    if (shapes.isEmpty()) {
      return meanings;
    }
    List<Resource> resources =
        meanings.resources().stream().map(resource -> withId(resource, shapes)).toList();
    return new Meanings(resources, meanings.effects(), meanings.absent());
  }

  private static Resource withId(Resource resource, SortedMap<String, String> shapes) {
    String shape = shapes.get(resource.name());
    return shape == null
        ? resource
        : new Resource(
            resource.name(),
            resource.scopes(),
            resource.idMember(),
            shape,
            resource.aliases(),
            resource.singleton(),
            resource.schemas(),
            resource.links());
  }
}
