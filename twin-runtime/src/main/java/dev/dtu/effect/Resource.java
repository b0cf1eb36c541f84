package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Line;
import dev.dtu.usage.Pointer;
import java.util.List;
import java.util.Optional;

/// A kind of thing the service keeps, one table each.
///
/// A row's key is the values of its scopes and then its id, percent-encoded and joined by `/`.
///
/// @param name singular, lower-case kebab: `user`, `group-rule`
/// @param scopes what stands before the id in the key, outermost first
/// @param idMember the item's member that holds the id, dotted when nested; empty when the item
///     does not show it
/// @param idShape the [dev.dtu.twin.Mint] shape of an id the service makes; empty when the client
///     names it
/// @param aliases further members an item may be found by, dotted when nested: `profile.login`
/// @param singleton one row a scope, there before it is first read
/// @param schemas where the item's shape stands: `schema:User`, or for a shape without a name
///     `reply:getUser` and `body:createUser`, with the member that holds the item after a `#` and
///     `[]` for the items of an array: `reply:listUsers#users[]`, `reply:list[]`; an item has the
///     members of all of them, the first one's first
/// @param links members that name another resource by id: member → resource name
/// @param shows members that show rows of another resource as they are: the one this row stands in,
///     or those that stand in it; member → resource name
/// @param nicknames members by which an item that nothing else finds is found in capital or small
///     letters; with a sign behind it, by what stands before that, where one item alone has it:
///     `profile.login@`
public record Resource(
    String name,
    List<Scope> scopes,
    String idMember,
    String idShape,
    List<String> aliases,
    boolean singleton,
    List<String> schemas,
    java.util.SortedMap<String, String> links,
    java.util.SortedMap<String, String> shows,
    List<String> nicknames) {

  /// One part of the key before the id.
  ///
  /// @param parameter its name in paths
  /// @param resource the resource it identifies; empty when no operation tells of one, and then any
  ///     value is accepted
  /// @param member the item's member that shows it, dotted when nested: `owner.login`; empty when
  ///     none does
  public record Scope(String parameter, String resource, String member) {
    public Scope(String parameter, String resource) {
      this(parameter, resource, "");
    }
  }

  public Resource {
    scopes = List.copyOf(scopes);
    aliases = List.copyOf(aliases);
    nicknames = List.copyOf(nicknames);
    schemas = List.copyOf(schemas);
    links = Sorted.copy(links);
    shows = Sorted.copy(shows);
  }

  /// A resource whose items show nothing but their own.
  public Resource(
      String name,
      List<Scope> scopes,
      String idMember,
      String idShape,
      List<String> aliases,
      boolean singleton,
      List<String> schemas,
      java.util.SortedMap<String, String> links) {
    this(
        name,
        scopes,
        idMember,
        idShape,
        aliases,
        singleton,
        schemas,
        links,
        new java.util.TreeMap<>(),
        List.of());
  }

  /// The id an item shows. Of one that is an address its last part: that is what paths call the item.
  public Optional<String> id(Obj item) {
    return idMember.isEmpty()
        ? Optional.empty()
        : item.at(idMember)
            .flatMap(Json::asWords)
            .map(Resource::called)
            .filter(id -> !id.isEmpty());
  }

  /// Whether an item shows an address that it is called so by.
  boolean tells(Obj item, String id) {
    return Members.words(item, idMember)
        .filter(told -> !told.equals(id) && called(told).equals(id))
        .isPresent();
  }

  /// The item without an id that is only what it is called, where a line tells an address there.
  ///
  /// @param key of the row
  Obj uncalled(Obj item, String key, List<Line> lines) {
    boolean own = Members.words(item, idMember).equals(Optional.of(Shelf.lastPart(key)));
    Pointer at = Pointer.ROOT.to(idMember);
    boolean told = lines.stream().anyMatch(line -> line.at().equals(at) && line.addresses());
    return own && told ? item.without(idMember) : item;
  }

  static String called(String id) {
    return id.contains("://") ? id.substring(id.lastIndexOf('/') + 1) : id;
  }
}
