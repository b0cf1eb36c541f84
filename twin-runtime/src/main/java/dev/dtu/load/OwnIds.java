package dev.dtu.load;

import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import java.util.List;
import java.util.SortedMap;

/// The id shapes a title page declares, in place of the inferred ones.
final class OwnIds {

  private OwnIds() {}

  /// The meanings where these resources have these id shapes.
  static Meanings in(Meanings meanings, SortedMap<String, String> shapes) {
    if (shapes.isEmpty()) {
      return meanings;
    }
    List<Resource> resources =
        meanings.resources().stream().map(resource -> withId(resource, shapes)).toList();
    return meanings.with(resources);
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
            resource.links(),
            resource.shows(),
            resource.nicknames());
  }
}
