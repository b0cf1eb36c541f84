package dev.dtu.grant;

import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// What a client that proved itself asks of a [Bench] about a grant of the service's own.
///
/// @param type the type of grant, as requests name it; the first of those that a request may begin
/// @param client the id of who asks
/// @param registered what is known of the client, with the members of RFC 7591; empty for one that is
///     only believed
/// @param fields all that the request says, by name
public record Errand(String type, String client, Obj registered, Obj fields) {

  /// A field of the request; a blank one is absent.
  public Optional<String> field(String name) {
    return fields.text(name).filter(value -> !value.isBlank());
  }

  /// The words of a field, which has blanks between them.
  public List<String> words(String name) {
    return field(name).map(words -> List.of(words.strip().split(" +"))).orElse(List.of());
  }
}
