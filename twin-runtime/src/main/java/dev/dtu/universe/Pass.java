package dev.dtu.universe;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.People;
import dev.dtu.twin.Tokens;
import dev.dtu.twin.Twin;
import java.util.List;
import java.util.Optional;

/// A credential that an operator wants beside those a universe is made with: a token of some kind, for
/// somebody, that may do no more than its scopes.
///
/// It is a row, as the tokens are that a twin hands out itself: it replays, is there in forks, and goes
/// when its universe is reset.
///
/// @param kind a name of the twin's forms of credentials
/// @param scopes what it may do; everything when empty
/// @param subject whom it stands for: key or address of a person, or what the service knows them by; the
///     seeded administrator when empty
public record Pass(String kind, Optional<List<String>> scopes, Optional<String> subject) {

  public Pass {
    scopes = scopes.map(List::copyOf);
  }

  /// Hands it out.
  ///
  /// @throws IllegalArgumentException when the twin takes no such kind of credential
  public Universes.Credential in(Universe universe, Twin twin, String actor) {
    AuthForm form = form(twin);
    String[] value = {""};
    universe.act(actor, words(twin), draft -> value[0] = made(universe, twin, form, draft));
    return new Universes.Credential(kind, value[0], form.line(value[0]));
  }

  private AuthForm form(Twin twin) {
    List<String> kinds = twin.authForms().stream().map(AuthForm::kind).toList();
    return twin.authForms().stream()
        .filter(form -> form.kind().equals(kind))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected a kind of credential (%s), found '%s'"
                    .formatted(String.join(", ", kinds), kind)));
  }

  private String words(Twin twin) {
    String what = scopes.map(each -> " for " + String.join(" ", each)).orElse("");
    return "credential " + kind + " of " + twin.name() + what;
  }

  private String made(Universe universe, Twin twin, AuthForm form, Draft draft) {
    String place = draft.nextPlace(Tokens.shape(twin.space()));
    Dice dice = new Dice(universe.dice()).at("pass").at(twin.space()).at(place);
    String value = form.mint(dice);
    Obj more =
        scopes
            .map(each ->
                Obj.of(Tokens.SCOPE, Json.of(String.join(" ", each)), Tokens.HELD, Json.of(true)))
            .orElse(Obj.EMPTY);
    var token = new Tokens.Token("access", who(draft), "", value, Optional.empty(), false, more);
    Tokens.put(draft, twin.space(), value, token);
    return value;
  }

  private String who(Draft draft) {
    if (subject.isEmpty()) {
      return Credentials.ADMIN;
    }
    return People.in(draft).stream()
        .filter(person -> person.text("key").equals(subject))
        .findFirst()
        .flatMap(person -> person.text("email"))
        .orElse(subject.get());
  }
}
