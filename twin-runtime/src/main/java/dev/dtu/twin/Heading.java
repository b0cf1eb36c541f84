package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [Letterhead] as it is put on replies: what of it is the same on all is made once.
final class Heading {

  private static final String ID = "${id:";
  private static final String SAID = "${said:";
  private static final String SECONDS = "${seconds}";

  private final Remarks remarks;
  private final Optional<Crossing> crossing;
  private final List<Entry> entries = new ArrayList<>();

  /// What becomes of one header.
  private interface Entry {
    String name();

    Optional<Headers.Line> line(Scene scene);

    /// What a reply that refuses has besides.
    default Optional<Headers.Line> refused(Reply reply) {
      return Optional.empty();
    }
  }

  /// The same on every reply.
  private record Fixed(String name, Optional<Headers.Line> line) implements Entry {
    @Override
    public Optional<Headers.Line> line(Scene scene) {
      return line;
    }
  }

  /// The scopes of the token that calls, or those that the operation takes.
  private record Scoped(String name, boolean granted) implements Entry {
    @Override
    public Optional<Headers.Line> line(Scene scene) {
      Optional<String> told = granted ? Permit.granted(scene) : Permit.accepted(scene);
      return told.map(value -> Headers.Line.of(name, value));
    }
  }

  /// A text of the document of a reply that refuses.
  private record Said(String name, String member) implements Entry {
    @Override
    public Optional<Headers.Line> line(Scene scene) {
      return Optional.empty();
    }

    @Override
    public Optional<Headers.Line> refused(Reply reply) {
      return reply.body() instanceof Body.Bytes bytes && bytes.toString().startsWith("{")
          ? Json.trusted(bytes.toString())
              .asObj()
              .flatMap(document -> document.text(member))
              .map(word -> Headers.Line.of(name, word))
          : Optional.empty();
    }
  }

  /// Made for each call.
  ///
  /// @param mint of the id, if there is one between the texts
  private record Made(String name, String before, Optional<Mint> mint, String after)
      implements Entry {
    @Override
    public Optional<Headers.Line> line(Scene scene) {
      String id = mint.map(shape -> Letterhead.id(shape, scene.call())).orElse("");
      String told = before + id + after;
      return Optional.of(
          Headers.Line.of(
              name,
              told.contains(SECONDS)
                  ? told.replace(SECONDS, Long.toString(scene.moment().getEpochSecond()))
                  : told));
    }
  }

  Heading(Letterhead letterhead) {
    this.remarks = letterhead.remarks();
    this.crossing = letterhead.crossing();
    for (Map.Entry<String, String> header : letterhead.headers().entrySet()) {
      entries.add(entry(header.getKey(), header.getValue()));
    }
  }

  private static Entry entry(String name, String text) {
    int scopes = Letterhead.SCOPES.indexOf(text);
    if (scopes >= 0) {
      return new Scoped(name, scopes == 0);
    }
    if (text.startsWith(SAID) && text.endsWith("}")) {
      return new Said(name, text.substring(SAID.length(), text.length() - 1));
    }
    int from = text.indexOf(ID);
    int end = text.lastIndexOf('}');
    if (from >= 0 && end > from) {
      Mint mint = Mint.of(text.substring(from + ID.length(), end));
      return new Made(name, text.substring(0, from), Optional.of(mint), text.substring(end + 1));
    }
    return text.contains(SECONDS)
        ? new Made(name, text, Optional.empty(), "")
        : new Fixed(name, Optional.of(Headers.Line.of(name, text)));
  }

  /// What a browser is told that asks before the call of a script.
  Optional<Reply> preflight(Scene scene) {
    return crossing.flatMap(each -> each.preflight(scene));
  }

  /// The reply with the headers, and with what is to be said of its request.
  ///
  /// @param refused whether it refuses
  Reply on(Reply answer, Scene scene, boolean refused) {
    Reply reply = remarks.on(answer, scene.call().request());
    if (entries.isEmpty() && crossing.isEmpty()) {
      return reply;
    }
    Headers own = reply.headers();
    List<Headers.Line> all = new ArrayList<>(own.lines().size() + entries.size());
    all.addAll(own.lines());
    for (Entry entry : entries) {
      if (own.find(entry.name()).isEmpty()) {
        entry.line(scene).ifPresent(all::add);
        if (refused) {
          entry.refused(answer).ifPresent(all::add);
        }
      }
    }
    crossing.ifPresent(each -> all.addAll(each.lines(scene)));
    return reply.with(new Headers(all));
  }
}
