package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is given for one consent: the tokens, and the reply that tells of them.
///
/// What was asked for apart from the usual token is given beside it, by a token of its own; when
/// nothing else was asked for, by that one alone.
record Given(Asking asking, Office office, Grant grant) {

  /// The member of a consent with what was asked for apart from the usual token, by kinds.
  static final String ASKED = "asked";

  Reply reply(Consent consent) {
    Obj asked = grant.beside().isEmpty() ? Obj.EMPTY : consent.more().obj(ASKED).orElse(Obj.EMPTY);
    Consent own = consent.without(ASKED);
    Facts facts = own.facts(office, asking.scene());
    if (asked.isEmpty() || !own.scope().isEmpty()) {
      facts = usual(facts, own);
    }
    for (Map.Entry<String, Grant.Beside> each : grant.beside().entrySet()) {
      Optional<String> scope =
          each.getValue().scope(asked.text(each.getKey()), Office.list(own.scope()));
      if (scope.isPresent()) {
        Consent other = own.scoped(scope.get()).beside(each.getKey());
        Grant.Beside form = each.getValue();
        Tokened tokened = tokened(other, form.access(), form.refresh(), form.use());
        facts = tokened.told(facts, ":" + each.getKey());
      }
    }
    return Handout.reply(facts.fill(grant.reply()));
  }

  private Facts usual(Facts known, Consent consent) {
    Scene scene = asking.scene();
    Tokened tokened = tokened(consent, grant.access(), grant.refresh(), Advice.ACCESS);
    Facts facts = tokened.told(known, "");
    for (String scope : tokened.scope().split("[ ,]+")) {
      facts = facts.with("granted:" + scope, scope);
    }
    if (grant.identity().isPresent() && consent.scope().contains("openid")) {
      Consent told = consent.with(Hashes.ACCESS, Hashes.half(tokened.access()));
      String identity = told.made(office, scene, grant.identity().get(), Advice.IDENTITY).value();
      facts = facts.with("identity", identity);
    }
    return facts;
  }

  private Tokened tokened(
      Consent consent, TokenForm access, Optional<TokenForm> refresh, String use) {
    Scene scene = asking.scene();
    Optional<Tokened> again = again(consent, access.same());
    if (again.isPresent()) {
      return again.get();
    }
    Consent.Made made = consent.made(office, scene, access, use);
    String value = consent.kept(office, scene, made, use);
    boolean stays = consent.more().flag("offline") || consent.scope().contains("offline_access");
    String next =
        refresh
            .filter(form -> form.always() || stays)
            .map(form -> family(consent, value).token(office, scene, form, "refresh"))
            .orElse("");
    long end = made.lasts() == 0 ? 0 : scene.moment().getEpochSecond() + made.lasts();
    return new Tokened(value, next, consent.scope(), made.lasts(), end);
  }

  private static Consent family(Consent consent, String access) {
    return consent.grant().isEmpty()
        ? new Consent(consent.subject(), consent.client(), consent.scope(), access, consent.more())
        : consent;
  }

  /// The one token there is, for what it was handed out for before and what is asked for now.
  private Optional<Tokened> again(Consent consent, TokenForm.Same same) {
    Scene scene = asking.scene();
    Optional<String> kind = consent.more().text(Tokens.KIND);
    Optional<Tokens.Named> standing =
        same == TokenForm.Same.NOBODY
            ? Optional.empty()
            : Tokens.first(
                scene.draft(),
                office.space(),
                consent.client(),
                token ->
                    token.use().equals(Advice.ACCESS)
                        && token.alive(scene.moment())
                        && token.kind().equals(kind)
                        && (same == TokenForm.Same.CLIENT
                            || token.subject().equals(consent.subject())));
    return standing.map(named -> {
      List<String> scopes = new ArrayList<>(named.token().scopes());
      for (Json each : Office.list(consent.scope())) {
        String word = each.asWords().orElse("");
        if (!scopes.contains(word)) {
          scopes.add(word);
        }
      }
      String scope = scene.twin().climate().scopes().joined(scopes);
      Obj more = named.token().more().with(Tokens.SCOPE, scope);
      Tokens.put(scene.draft(), office.space(), named.value(), named.token().with(more));
      return new Tokened(named.value(), "", scope, 0, 0);
    });
  }

  /// A token that was handed out, with the one that comes with it.
  ///
  /// @param refresh empty where none comes
  /// @param lasts how many seconds; 0 is for ever
  private record Tokened(String access, String refresh, String scope, long lasts, long end) {

    Facts told(Facts facts, String of) {
      Facts told =
          facts.with("token" + of, access).with("refresh" + of, refresh).with("scope" + of, scope);
      return lasts == 0 ? told : told.with("lasts" + of, lasts).with("expires" + of, end);
    }
  }
}
