package dev.dtu.mine;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Guide;
import dev.dtu.json.Json;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The ids that reads and lists of a session show, of resources that stand by themselves.
final class Rows {

  /// A shorter id is found in texts by accident.
  private static final int TELLING = 8;

  private final SortedMap<String, String> rows = new TreeMap<>();

  private Rows() {}

  /// The resource of each id.
  static SortedMap<String, String> of(Session session, Guide guide) {
    var rows = new Rows();
    for (Exchange exchange : session.exchanges()) {
      guide.lead(session, exchange.sent()).ifPresent(led -> rows.shown(exchange, led));
    }
    return rows.rows;
  }

  private void shown(Exchange exchange, Guide.Led led) {
    Optional<Effect> effect = led.operation().flatMap(each -> led.candidate().effect(each.id()));
    Optional<Resource> resource = effect.flatMap(each -> led.candidate().resource(each.resource()));
    Optional<Json> body = exchange.answered().body().document();
    if (resource.isEmpty() || body.isEmpty() || !exchange.answered().successful()) {
      return;
    }
    boolean plain = resource.get().scopes().isEmpty() && !resource.get().idMember().isEmpty();
    if (plain && effect.get().kind() == Effect.Kind.READ) {
      body.get().at(effect.get().replyMember()).ifPresent(item -> shown(item, resource.get()));
    } else if (plain && effect.get().kind() == Effect.Kind.LIST) {
      body.get()
          .at(effect.get().itemsMember())
          .flatMap(Json::asArr)
          .ifPresent(items -> items.forEach(item -> shown(item, resource.get())));
    }
  }

  private void shown(Json item, Resource resource) {
    item.asObj()
        .flatMap(resource::id)
        .filter(id -> id.length() >= TELLING && id.chars().anyMatch(Character::isDigit))
        .ifPresent(id -> rows.putIfAbsent(id, resource.name()));
  }
}
