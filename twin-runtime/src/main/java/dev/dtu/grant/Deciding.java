package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.util.Optional;

/// The page where a person types what a device shows, signs in, and lets it in or not (RFC 8628,
/// section 3.3). Nothing is decided by an address alone: it takes the page's form.
record Deciding(Office office) implements Clerk {

  private static final String TYPED = "user_code";

  @Override
  public Reply act(Scene scene) {
    var asking = new Asking(office, scene);
    Optional<String> typed = asking.typed(TYPED);
    Optional<String> name = asking.typed("username");
    Optional<Bench.Seen> seen =
        name.isPresent()
            ? office.bench().entered(scene, name.get(), asking.typed("password").orElse(""))
            : office.bench().seen(scene, "");
    if (typed.isEmpty()) {
      return Pages.activation(asking, asking.find(TYPED).orElse(""), seen.isEmpty(), "");
    }
    Optional<Awaited.Found> found = Awaited.typed(office, scene, typed.get());
    if (found.isEmpty()) {
      return Pages.activation(asking, "", seen.isEmpty(), "The code is wrong or has expired.");
    }
    if (seen.isEmpty()) {
      String words = name.isEmpty() ? "" : office.grants().saying(Denial.WRONG_PASSWORD).text();
      return Pages.activation(asking, typed.get(), true, words);
    }
    boolean yes = asking.typed("consent").filter("deny"::equals).isEmpty();
    Reply reply = decided(scene, found.get(), seen.get(), yes);
    String cookie = seen.get().cookie();
    return cookie.isEmpty() ? reply : reply.with("set-cookie", cookie);
  }

  private Reply decided(Scene scene, Awaited.Found found, Bench.Seen seen, boolean yes) {
    Obj more =
        found
            .token()
            .more()
            .with(Poll.DECISION, yes ? "yes" : "no")
            .with(Poll.PERSON, seen.login())
            .with(Consent.PROVED_AT, Json.of(seen.at().getEpochSecond()))
            .with(Consent.PROVED_BY, Json.array(seen.methods().stream().map(Json::of).toList()));
    Tokens.put(scene.draft(), office.space(), found.code(), found.token().with(more));
    return Pages.said(yes ? "Device activated" : "Device not activated");
  }
}
