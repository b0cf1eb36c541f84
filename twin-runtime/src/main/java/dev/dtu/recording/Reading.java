package dev.dtu.recording;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was read of one file so far. One thread's.
final class Reading {

  private final Path file;
  private final List<Trouble> troubles = new ArrayList<>();
  private final Map<String, List<Exchange>> exchanges = new LinkedHashMap<>();
  private final Map<String, String> services = new LinkedHashMap<>();

  Reading(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  void trouble(int line, String why) {
    troubles.add(new Trouble(file, line, why));
  }

  /// One more exchange of the file's one session.
  void add(Exchange exchange) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    add(dot < 0 ? name : name.substring(0, dot), "", exchange);
  }

  /// One more exchange of a session by its name.
  void add(String session, String service, Exchange exchange) {
    exchanges.computeIfAbsent(session, _ -> new ArrayList<>()).add(exchange);
    services.putIfAbsent(session, service);
  }

  Form.Read read() {
    List<Session> sessions = new ArrayList<>();
    exchanges.forEach(
        (name, all) -> sessions.add(Session.named(name, services.getOrDefault(name, ""), all)));
    return new Form.Read(sessions, troubles);
  }

  /// Headers as an object has them: a text, or a list of texts, by name.
  static Headers headers(Obj told) {
    List<Headers.Line> lines = new ArrayList<>();
    for (Obj.Member member : told) {
      List<Json> values =
          member.value().asArr().map(arr -> arr.items()).orElse(List.of(member.value()));
      for (Json value : values) {
        value.asWords().ifPresent(words -> lines.add(line(member.key(), words)));
      }
    }
    return new Headers(lines);
  }

  static Headers.Line line(String name, String value) {
    return Headers.Line.of(name, value);
  }

  /// A text that must be there.
  static String text(Obj from, String member) throws Unusable {
    Optional<String> text = from.text(member);
    if (text.isEmpty()) {
      throw new Unusable("expected a text '" + member + "', found " + shown(from.find(member)));
    }
    return text.get();
  }

  /// An object that must be there.
  static Obj obj(Obj from, String member) throws Unusable {
    Optional<Obj> obj = from.obj(member);
    if (obj.isEmpty()) {
      throw new Unusable("expected an object '" + member + "', found " + shown(from.find(member)));
    }
    return obj.get();
  }

  /// A status that HTTP knows.
  static int status(Optional<Json> told) throws Unusable {
    String words = told.flatMap(Json::asWords).orElse("");
    if (!words.matches("[1-5][0-9][0-9]")) {
      throw new Unusable("expected a status from 100 to 599, found " + shown(told));
    }
    return Integer.parseInt(words);
  }

  private static String shown(Optional<Json> value) {
    String text = value.map(Json::toString).orElse("none");
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
