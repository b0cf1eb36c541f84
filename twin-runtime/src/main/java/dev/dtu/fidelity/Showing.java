package dev.dtu.fidelity;

import dev.dtu.call.Query;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an answer shows of rows: those of one resource, and the containers they are shown in.
///
/// @param containers by resource and key, with whether they own what is in them
record Showing(List<Row> rows, List<In> containers) {

  /// A row that is shown.
  ///
  /// @param called what the request called it, where that is no part of what is shown; may be empty
  record Row(Prime.Key key, Obj item, String called) {

    /// Whether it tells itself that it was created after the session began.
    boolean made(Optional<Instant> start) {
      if (start.isEmpty()) {
        return false;
      }
      for (Obj.Member member : item) {
        boolean creation = member.key().toLowerCase(Locale.ROOT).startsWith("creat");
        Optional<Instant> told =
            member
                .value()
                .asWords()
                .filter(_ -> creation)
                .flatMap(text -> Forms.moment(text, start));
        if (told.isPresent() && !told.get().isBefore(start.get().minusSeconds(2))) {
          return true;
        }
      }
      return false;
    }
  }

  /// A container that rows are shown in.
  record In(String resource, String key, boolean owns) {}

  static final Showing NOTHING = new Showing(List.of(), List.of());

  Showing {
    rows = List.copyOf(rows);
    containers = List.copyOf(containers);
  }

  /// What the answer to a read or a list shows; nothing for other operations.
  static Showing of(Exchange exchange, Guide.Led led) {
    Optional<Effect> effect =
        led.operation().flatMap(operation -> led.candidate().effect(operation.id()));
    Optional<Json> body = exchange.answered().body().document();
    List<String> told = led.candidate().twin().title().verdict();
    boolean refused = Verdict.of(exchange.answered(), told).refuses();
    if (effect.isEmpty() || body.isEmpty() || refused || !exchange.answered().successful()) {
      return NOTHING;
    }
    Optional<Resource> resource = led.candidate().resource(effect.get().resource());
    return resource.isEmpty()
        ? NOTHING
        : new Look(exchange, led, effect.get(), resource.get()).at(body.get());
  }

  /// One look at one answer.
  private record Look(Exchange exchange, Guide.Led led, Effect effect, Resource resource) {

    Showing at(Json body) {
      List<String> key = new ArrayList<>();
      for (Effect.Binding binding : effect.key()) {
        Optional<String> value = value(binding);
        if (value.isEmpty()) {
          return NOTHING;
        }
        key.add(value.get());
      }
      int scopes = resource.scopes().size();
      if (key.size() < scopes) {
        return NOTHING;
      }
      return switch (effect.kind()) {
        case READ -> read(body, key, scopes);
        case LIST -> list(body, key.subList(0, scopes));
        case CREATE, UPDATE, REPLACE, PUT, DELETE, COPY, ACT, LINK, UNLINK, ANSWER -> NOTHING;
      };
    }

    private Showing read(Json body, List<String> key, int scopes) {
      Optional<Obj> item = body.at(effect.replyMember()).flatMap(Json::asObj);
      if (item.isEmpty()) {
        return NOTHING;
      }
      String called = key.size() > scopes ? key.getLast() : "";
      String shown = resource.id(item.get()).orElse(called);
      boolean alias = !shown.equals(called) && !called.isEmpty() && !tells(item.get(), called);
      if (shown.isEmpty() && !resource.singleton()) {
        return NOTHING;
      }
      var row = new Prime.Key(led.candidate(), resource.name(), key.subList(0, scopes), shown);
      return new Showing(List.of(new Row(row, item.get(), alias ? called : "")), List.of());
    }

    private Showing list(Json body, List<String> scopes) {
      Arr items = body.at(effect.itemsMember()).flatMap(Json::asArr).orElse(Arr.EMPTY);
      List<Row> rows = new ArrayList<>();
      for (Json item : items) {
        Optional<String> id = item.asObj().flatMap(resource::id);
        if (id.isPresent()) {
          var key = new Prime.Key(led.candidate(), resource.name(), scopes, id.get());
          rows.add(new Row(key, item.asObj().orElse(Obj.EMPTY), ""));
        }
      }
      return new Showing(rows, containers());
    }

    private List<In> containers() {
      List<In> all = new ArrayList<>();
      for (Effect.Container container : effect.within()) {
        if (container.key().size() == 1 && !container.named()) {
          value(container.key().getFirst())
              .ifPresent(key -> all.add(new In(container.resource(), key, container.owns())));
        }
      }
      return all;
    }

    private static boolean tells(Obj item, String word) {
      var told = new boolean[1];
      Lore.words(item, each -> told[0] |= each.equals(word));
      return told[0];
    }

    private Optional<String> value(Effect.Binding binding) {
      return switch (binding.source()) {
        case PATH -> Optional.ofNullable(led.parameters().get(binding.name()));
        case QUERY, BODY -> sent(exchange.sent(), binding.name());
        case ITEM, ANY -> Optional.empty();
      };
    }

    private static Optional<String> sent(Exchange.Sent sent, String name) {
      Optional<String> asked = Query.parse(sent.query()).find(name);
      if (asked.isPresent()) {
        return asked;
      }
      return switch (sent.body()) {
        case Content.Document(Json value) -> value.at(name).flatMap(Json::asWords);
        case Content.Words(String text) -> Query.parse(text).find(name);
        case Content.Nothing _, Content.Binary _ -> Optional.empty();
      };
    }
  }
}
