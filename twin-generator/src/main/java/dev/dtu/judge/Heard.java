package dev.dtu.judge;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.mine.Secrets;
import dev.dtu.mine.Shapes;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.usage.Pointer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who says some constants in recordings: which groups, which tenants, and whether as a secret. Mutable,
/// one thread's.
final class Heard {

  private static final String MANY = "";

  /// So many tenants may be one by several names.
  private static final int FEW = 2;

  /// A shorter word is no secret that anybody would know by it.
  private static final int SECRET = 8;

  private final Set<String> asked;
  private final Map<String, String> answered = new HashMap<>();
  private final Map<String, String> sent = new HashMap<>();
  private final Map<String, Set<String>> tenants = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Set<String> hosts = new HashSet<>();

  /// @param asked the constants
  Heard(Collection<String> asked) {
    this.asked = new HashSet<>(asked);
  }

  /// Whose a constant is.
  record Own(Leak.Kind kind, String who) {}

  void watch(Session session) {
    String group = Group.of(session);
    for (Exchange each : session.exchanges()) {
      String host = each.sent().host();
      hosts.add(host);
      said(each.answered().body(), new From(group, host, answered));
      said(each.sent().body(), new From(group, host, sent));
    }
  }

  /// Those that are a recording's or a tenant's own, and secrets.
  SortedMap<String, Own> own() {
    SortedMap<String, Own> own = new TreeMap<>();
    tenants.forEach((token, by) -> {
      if (hosts.size() > 1 && by.size() <= FEW) {
        own.put(token, new Own(Leak.Kind.TENANT, String.join(", ", by)));
      }
    });
    sent.forEach((word, group) -> {
      if (!group.equals(MANY) && !answered.containsKey(word)) {
        own.put(word, new Own(Leak.Kind.SENT, group));
      }
    });
    answered.forEach((word, group) -> {
      if (!group.equals(MANY)) {
        own.put(word, new Own(Leak.Kind.ANSWERED, group));
      }
    });
    secrets.forEach((word, at) -> own.put(word, new Own(Leak.Kind.SECRET, at)));
    return own;
  }

  /// One message.
  private record From(String group, String host, Map<String, String> groups) {}

  /// A body: the values of a document, or a text, of which what stands between its marks may be one.
  private void said(Content body, From from) {
    body.document().ifPresent(value -> values(value, Pointer.ROOT, from));
    if (body instanceof Content.Words(String text)) {
      text(text, Pointer.ROOT, from);
      for (String piece : text.split("[<>\"]", -1)) {
        word(piece, from);
      }
    }
  }

  private void values(Json value, Pointer at, From from) {
    switch (value) {
      case Obj obj -> obj.forEach(each -> values(each.value(), at.to(each.key()), from));
      case Arr arr -> arr.forEach(item -> values(item, at, from));
      case Json.Text(String text) -> text(text, at, from);
      case Json.Num number -> word(number.lexeme(), from);
      case Json.Bool _, Json.Null _ -> {}
    }
  }

  private void text(String text, Pointer at, From from) {
    for (String each : text.indexOf('\n') < 0 ? Set.<String>of() : text.lines().toList()) {
      word(each, from);
    }
    word(text, from);
    Optional.of(text)
        .filter(it -> it.length() >= SECRET && !it.contains("://") && asked.contains(it))
        .filter(_ -> Secrets.named(at))
        .ifPresent(it -> secrets.put(it, at.toString()));
    int own = text.indexOf("://" + from.host());
    String rest = own < 0 ? text : text.substring(own + 3 + from.host().length());
    for (String token : Shapes.tokens(rest)) {
      if (asked.contains(token)) {
        word(token, from);
        tenants.computeIfAbsent(token, _ -> new TreeSet<>()).add(from.host());
      }
    }
  }

  private void word(String text, From from) {
    if (asked.contains(text)) {
      from.groups().merge(text, from.group(), (one, other) -> one.equals(other) ? one : MANY);
    }
  }
}
