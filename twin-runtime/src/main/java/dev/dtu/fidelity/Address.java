package dev.dtu.fidelity;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes recorded requests anew for the twin: with its ids in place of the recorded ones.
///
/// @param pairs which id stands for which
record Address(Pairs pairs) {

  /// Headers that tell of the wire and not of the call.
  private static final List<String> WIRE =
      List.of("content-length", "transfer-encoding", "content-encoding", "connection", "host");

  /// The host of an address, with its port.
  static String host(String url) {
    return new Exchange.Sent("", url, Headers.NONE, Content.Nothing.NOTHING).host();
  }

  /// The last two names of an address's host.
  static String domain(String url) {
    String host = host(url);
    int last = host.lastIndexOf('.');
    int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
    return host.substring(before + 1);
  }

  /// What stands behind the host.
  static String behind(String url) {
    return url.substring(url.indexOf("://") + 3 + host(url).length());
  }

  Request request(Exchange.Sent sent, String noun) {
    return new Request(
        sent.method(),
        path(sent.path()),
        query(sent.query(), noun),
        headers(sent),
        body(sent, noun));
  }

  private String path(String path) {
    var out = new StringBuilder();
    String before = "";
    for (String segment : path.substring(1).split("/", -1)) {
      String plain = Percent.decode(segment);
      String own = word(Nouns.singular(before), plain);
      out.append('/').append(own.equals(plain) ? segment : Percent.encode(own));
      before = plain;
    }
    return out.toString();
  }

  private String query(String query, String noun) {
    List<Query.Pair> changed = new ArrayList<>();
    Query told = Query.parse(query);
    for (Query.Pair pair : told.pairs()) {
      changed.add(new Query.Pair(pair.name(), word(Nouns.of(pair.name(), noun), pair.value())));
    }
    return changed.equals(told.pairs()) ? query : new Query(changed).toString();
  }

  private Headers headers(Exchange.Sent sent) {
    List<Headers.Line> lines = new ArrayList<>();
    for (Headers.Line line : sent.headers()) {
      if (!WIRE.contains(line.name())) {
        lines.add(new Headers.Line(line.name(), words(line.value())));
      }
    }
    boolean untold = sent.headers().find("content-type").isEmpty();
    if (untold && sent.body() instanceof Content.Document) {
      lines.add(new Headers.Line("content-type", "application/json"));
    }
    return new Headers(lines);
  }

  private Body body(Exchange.Sent sent, String noun) {
    return switch (sent.body()) {
      case Content.Nothing _ -> Body.None.NONE;
      case Content.Document(Json value) -> Body.of(json(value, Place.root(noun)));
      case Content.Words(String text) when sent.form() -> Body.of(query(text, noun));
      case Content.Words(String text) -> Body.of(words(text));
      case Content.Binary(byte[] bytes) -> Body.of(bytes);
    };
  }

  /// A document with the twin's ids.
  Json json(Json value, Place place) {
    return switch (value) {
      case Obj obj -> {
        var out = Obj.builder();
        for (Obj.Member member : obj) {
          String key = pairs.of(member.key()).orElse(member.key());
          out.put(key, json(member.value(), place.member(member.key())));
        }
        yield out.build();
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>(arr.size());
        arr.forEach(item -> items.add(json(item, place.item())));
        yield Arr.of(items);
      }
      case Json.Text(String text) -> Json.of(word(place.around(), text));
      case Json.Num number ->
          pairs
              .of(place.around(), number.lexeme())
              .filter(own -> own.matches("0|[1-9]\\d*"))
              .<Json>map(Json.Num::new)
              .orElse(number);
      case Json.Bool _, Json.Null _ -> value;
    };
  }

  /// A word that may be an id as a whole; else one that ids may stand in.
  private String word(String noun, String text) {
    Optional<String> own = pairs.of(noun, text);
    return own.orElseGet(() ->
        pairs.of(text).filter(_ -> text.length() > 4 || Pairs.telling(text)).orElse(words(text)));
  }

  /// A text with the ids in it that are one of a kind put anew.
  String words(String text) {
    var out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = Words.end(text, at);
      if (end == at) {
        out.append(text.charAt(at++));
      } else {
        String word = text.substring(at, end);
        out.append(Pairs.telling(word) ? pairs.of(word).orElse(word) : word);
        at = end;
      }
    }
    return out.toString();
  }
}
