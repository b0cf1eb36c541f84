package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Manners;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.SortedMap;

/// Puts the parts of a twin together.
final class Assembly {

  private Assembly() {}

  static Twin twin(TitlePage title, Contract contract, Meanings meanings, Manners manners) {
    return new Twin(
        title,
        contract,
        _ -> new dev.dtu.twin.Meaning.Absent("not inferred"),
        (refusal, _) -> dev.dtu.call.Reply.json(400, Obj.of("what", Json.of(refusal.problem()))),
        dev.dtu.twin.Seed.NOTHING);
  }

  static Meanings meanings(Obj inferred) {
    throw new UnsupportedOperationException(inferred.toString());
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
