package dev.dtu.twin;

import dev.dtu.json.Obj;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A twin's own facts, besides its contract and meanings.
///
/// @param name of the twin in URLs and tables
/// @param hosts the vendor's host names, `*.okta.com` included; with what stands there before the
///     service's own paths, if anything does: `api.atlassian.com/ex/jira/*`; with `/**` behind what the
///     service's own paths begin with there, where others are somebody else's
/// @param gates every gate, each once, in the service's order
/// @param auth the forms a credential may have
/// @param client how the service's own client is pointed at a twin, in a line for people; `${url}`
///     stands for the twin's base URL; empty when nobody wrote it
/// @param contents what items tell of bytes uploaded to them: resource → member → one of [#FACTS]
/// @param partial how callers ask for a part of a reply
/// @param space what it shares with other twins
/// @param tagging how replies carry a tag of what they show
/// @param idleSlashes the slashes that mean nothing where a path is otherwise unknown
/// @param moments how moments are written
/// @param numberings what is made of what a row belongs to and a count there, by resource
/// @param verdict the members of a reply that tell how a call went, besides its status: dotted, with
///     `*` at the end for the names that stand there
/// @param supposed what a thing has of which a recording tells no more than that calls about it went
///     well, by resource
/// @param letterhead what replies carry besides
public record TitlePage(
    String name,
    List<String> hosts,
    List<Gate> gates,
    List<AuthForm> auth,
    String client,
    SortedMap<String, SortedMap<String, String>> contents,
    Optional<Partial> partial,
    Space space,
    Tagging tagging,
    List<Slash> idleSlashes,
    Moments moments,
    SortedMap<String, List<Numbering>> numberings,
    List<String> verdict,
    SortedMap<String, Obj> supposed,
    Letterhead letterhead) {

  /// How many bytes were uploaded.
  public static final String LENGTH = "length";

  /// The media type of what was uploaded.
  public static final String TYPE = "type";

  /// The facts an item may tell of bytes uploaded to it: how many, of which type, and their digests.
  public static final List<String> FACTS = List.of(LENGTH, TYPE, "md5", "sha1", "sha256");

  /// The order most services have: who, may, is it there, is it right.
  public static final List<Gate> USUAL_ORDER =
      List.of(
          Gate.LIMIT,
          Gate.AUTHENTICATE,
          Gate.FEATURE,
          Gate.PERMIT,
          Gate.EXIST,
          Gate.PARSE,
          Gate.VALIDATE);

  /// A title page that says nothing of the service's own client.
  public TitlePage(String name, List<String> hosts, List<Gate> gates, List<AuthForm> auth) {
    this(
        name,
        hosts,
        gates,
        auth,
        "",
        new TreeMap<>(),
        Optional.empty(),
        Space.own(name),
        Tagging.DECLARED,
        List.of(),
        Moments.USUAL,
        new TreeMap<>());
  }

  /// A title page whose service tells by the status alone how a call went.
  public TitlePage(
      String name,
      List<String> hosts,
      List<Gate> gates,
      List<AuthForm> auth,
      String client,
      SortedMap<String, SortedMap<String, String>> contents,
      Optional<Partial> partial,
      Space space,
      Tagging tagging,
      List<Slash> idleSlashes,
      Moments moments,
      SortedMap<String, List<Numbering>> numberings) {
    this(
        name,
        hosts,
        gates,
        auth,
        client,
        contents,
        partial,
        space,
        tagging,
        idleSlashes,
        moments,
        numberings,
        List.of(),
        new TreeMap<>(),
        Letterhead.NONE);
  }

  public TitlePage {
    hosts = List.copyOf(hosts);
    gates = List.copyOf(gates);
    auth = List.copyOf(auth);
    verdict = List.copyOf(verdict);
    supposed = Collections.unmodifiableSortedMap(new TreeMap<>(supposed));
    idleSlashes = List.copyOf(idleSlashes);
    var members = new TreeMap<String, SortedMap<String, String>>();
    contents.forEach((resource, facts) ->
        members.put(resource, Collections.unmodifiableSortedMap(new TreeMap<>(facts))));
    numberings = Collections.unmodifiableSortedMap(new TreeMap<>(numberings));
    contents = Collections.unmodifiableSortedMap(members);
    if (gates.size() != Gate.values().length || gates.stream().distinct().count() != gates.size()) {
      throw new IllegalArgumentException("expected every gate once, found " + gates);
    }
  }
}
