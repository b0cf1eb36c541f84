package dev.dtu.mine;

import dev.dtu.call.Query;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Guide;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A recorded request, as the operation reads it that it leads to.
///
/// @param resource that the operation is about; empty for one that is about none
/// @param body as a document
record Sending(
    Exchange exchange, Guide.Led led, Effect effect, Optional<Resource> resource, Obj body) {

  static Sending of(Exchange exchange, Guide.Led led, Effect effect) {
    return new Sending(
        exchange,
        led,
        effect,
        led.candidate().resource(effect.resource()),
        Requests.body(exchange.sent()));
  }

  private int scopes() {
    return resource.map(each -> each.scopes().size()).orElse(0);
  }

  /// Whether the call names a thing of its own.
  boolean names() {
    return effect.key().size() > scopes() && !own().isEmpty();
  }

  /// What the call names its thing.
  String own() {
    if (resource.filter(Resource::singleton).isPresent()) {
      return "_" + scope();
    }
    return effect.key().size() > scopes() ? value(effect.key().getLast()) : "";
  }

  /// What the call names the innermost thing that its own stands in.
  String outer() {
    int scopes = scopes();
    return scopes > 0 && effect.key().size() >= scopes ? value(effect.key().get(scopes - 1)) : "";
  }

  Optional<Resource> around() {
    return scopes() == 0
        ? Optional.empty()
        : led.candidate().resource(resource.orElseThrow().scopes().getLast().resource());
  }

  String scope() {
    var scope = new StringBuilder();
    for (int i = 0; i < Math.min(scopes(), effect.key().size()); i++) {
      scope.append(value(effect.key().get(i))).append('/');
    }
    return scope.toString();
  }

  private String value(Effect.Binding binding) {
    return switch (binding.source()) {
      case PATH -> led.parameters().getOrDefault(binding.name(), "");
      case QUERY -> Query.parse(exchange.sent().query()).find(binding.name()).orElse("");
      case BODY -> body.at(binding.name()).flatMap(Json::asWords).orElse("");
      case ITEM, ANY -> "";
    };
  }

  /// The item in the request.
  Obj sent() {
    return effect.called() || effect.requestMember().isEmpty()
        ? body
        : body.at(effect.requestMember()).flatMap(Json::asObj).orElse(Obj.EMPTY);
  }

  SortedMap<String, String> parameters() {
    return parameters(exchange, led);
  }

  static SortedMap<String, String> parameters(Exchange exchange, Guide.Led led) {
    SortedMap<String, String> parameters = new TreeMap<>();
    led.parameters().forEach((name, value) -> parameters.put("path:" + name, value));
    Query.parse(exchange.sent().query())
        .pairs()
        .forEach(pair -> parameters.put("query:" + pair.name(), pair.value()));
    return parameters;
  }

  String caller() {
    return exchange
        .sent()
        .headers()
        .find("authorization")
        .map(each -> each.strip().split(" ", 2)[0].toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .orElse("none");
  }

  String origin() {
    return origin(exchange);
  }

  static String origin(Exchange exchange) {
    String host = exchange.sent().host();
    return host.isEmpty() ? "" : exchange.sent().scheme() + "://" + host;
  }

  /// The first part of a host that is not one of the service's own by name.
  String tenant() {
    return tenant(exchange, led);
  }

  static String tenant(Exchange exchange, Guide.Led led) {
    String host = exchange.sent().host().replaceFirst(":\\d+$", "");
    boolean own = led.candidate().twin().title().hosts().contains(host);
    return own || host.indexOf('.') < 0 ? "" : host.substring(0, host.indexOf('.'));
  }
}
