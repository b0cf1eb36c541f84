package dev.dtu.effect;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.twin.Letterhead;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;

/// The header `Link` of lists, as the service writes it: a line for each relation.
final class PageLinks {

  private PageLinks() {}

  static Letterhead.Leafing leafing(Scene scene) {
    return scene.twin().title().letterhead().leafing();
  }

  /// The path of the call with another query, without the host.
  static String path(Scene scene, Query query) {
    Letterhead.Leafing how = leafing(scene);
    Query linked = how.linked(scene.operation().id(), query);
    String asked = (how.sorted() ? sorted(linked) : linked).toString();
    return scene.call().request().path() + (asked.isEmpty() ? "" : "?" + asked);
  }

  private static Query sorted(Query query) {
    List<Query.Pair> pairs = new ArrayList<>(query.pairs());
    pairs.sort((one, other) -> one.name().compareTo(other.name()));
    return new Query(pairs);
  }

  /// The reply with the addresses of the page itself, where the service tells that, and of the next.
  static Reply linked(Reply reply, Scene scene, Paged.Page page) {
    Reply self = itself(reply, scene);
    return page.next().map(next -> link(self, next.address(), "next")).orElse(self);
  }

  /// The reply with the address of the page itself, where the service tells that.
  static Reply itself(Reply reply, Scene scene) {
    boolean told = leafing(scene).itself(scene.operation().id(), scene.query());
    return told ? link(reply, scene.origin().url() + path(scene, scene.query()), "self") : reply;
  }

  /// The reply with the address of the page where a parameter has this value.
  static Reply leading(Reply reply, Scene scene, String parameter, String value) {
    String path = path(scene, scene.query().with(parameter, value));
    return link(reply, scene.origin().url() + path, "next");
  }

  private static Reply link(Reply reply, String address, String relation) {
    List<Headers.Line> lines = new ArrayList<>(reply.headers().lines());
    lines.add(Headers.Line.of("link", "<" + address + ">; rel=\"" + relation + "\""));
    return reply.with(new Headers(lines));
  }
}
