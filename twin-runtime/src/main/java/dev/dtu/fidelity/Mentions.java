package dev.dtu.fidelity;

import dev.dtu.effect.Resource;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rows that a call names in its body by another name than their id (`{"project": {"key": "ABC"}}`) and
/// that no operation shows, though an answer shows them within something else: there they have
/// their id beside that name.
///
/// Mutable while a session is looked through.
final class Mentions {

  private final List<Exchange> exchanges;
  private final List<Optional<Guide.Led>> led;
  private final Collection<Prime> known;
  private final List<Prime> found = new ArrayList<>();
  private final Set<String> looked = new HashSet<>();

  private Mentions(
      List<Exchange> exchanges, List<Optional<Guide.Led>> led, Collection<Prime> known) {
    this.exchanges = exchanges;
    this.led = led;
    this.known = known;
  }

  /// @param led where each exchange leads
  /// @param known what answers showed by themselves
  static List<Prime> of(
      List<Exchange> exchanges, List<Optional<Guide.Led>> led, Collection<Prime> known) {
    var mentions = new Mentions(exchanges, led, known);
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      if (!exchange.sent().safe() && exchange.answered().successful() && led.get(i).isPresent()) {
        int number = i;
        exchange.sent().body().document().ifPresent(body -> mentions.look(number, body));
      }
    }
    return mentions.found;
  }

  private void look(int number, Json value) {
    switch (value) {
      case Obj obj -> {
        for (Obj.Member member : obj) {
          member.value().asObj().ifPresent(thing -> named(number, member.key(), thing));
          look(number, member.value());
        }
      }
      case Arr arr -> arr.forEach(item -> look(number, item));
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void named(int number, String member, Obj thing) {
    Candidate candidate = led.get(number).orElseThrow().candidate();
    Optional<Resource> resource =
        candidate.resource(member).filter(each -> each.scopes().isEmpty() && !each.singleton());
    if (resource.isEmpty() || thing.has(resource.get().idMember())) {
      return;
    }
    for (String alias : resource.get().aliases()) {
      Optional<String> word = thing.text(alias);
      if (word.isPresent() && looked.add(member + '/' + word.get())) {
        if (!shown(resource.get(), alias, word.get())
            && !References.made(exchanges, led, resource.get().name(), word.get())) {
          find(candidate, resource.get(), alias, word.get());
        }
      }
    }
  }

  private boolean shown(Resource resource, String alias, String word) {
    for (Prime prime : known) {
      boolean same = prime.key().resource().equals(resource.name());
      if (same
          && (prime.called().contains(word)
              || prime.key().id().equals(word)
              || prime.item().text(alias).filter(word::equals).isPresent())) {
        return true;
      }
    }
    return false;
  }

  private void find(Candidate candidate, Resource resource, String alias, String word) {
    for (int i = 0; i < exchanges.size(); i++) {
      Optional<Json> body = exchanges.get(i).answered().body().document();
      Optional<Obj> thing = body.flatMap(document -> within(document, resource, alias, word));
      if (thing.isPresent()) {
        String id = thing.get().find(resource.idMember()).flatMap(Json::asWords).orElseThrow();
        var key = new Prime.Key(candidate, resource.name(), List.of(), id);
        var prime = new Prime(key, thing.get(), i);
        prime.called(word);
        found.add(prime);
        return;
      }
    }
  }

  /// The object of the resource's name that has the word, and an id beside it.
  private static Optional<Obj> within(Json value, Resource resource, String alias, String word) {
    List<Json> inner = new ArrayList<>();
    if (value instanceof Obj obj) {
      Optional<Obj> own =
          obj.obj(resource.name())
              .filter(it -> it.text(alias).filter(word::equals).isPresent())
              .filter(it -> it.find(resource.idMember()).flatMap(Json::asWords).isPresent());
      if (own.isPresent()) {
        return own;
      }
      obj.forEach(member -> inner.add(member.value()));
    } else if (value instanceof Arr arr) {
      inner.addAll(arr.items());
    }
    for (Json each : inner) {
      Optional<Obj> found = within(each, resource, alias, word);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
