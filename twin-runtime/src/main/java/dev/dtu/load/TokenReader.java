package dev.dtu.load;

import dev.dtu.grant.TokenForm;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads how tokens are made, and the templates that tell of them.
final class TokenReader {

  private static final List<String> TOKEN =
      List.of("shape", "claims", "lasts", "leeway", "always", "same", "typ");
  private static final List<String> SAME = List.of("client", "subject");

  /// What templates may tell, besides members of people and of resources.
  private static final List<String> FACTS =
      List.of(
          "origin",
          "subject",
          "email",
          "issued",
          "expires",
          "lasts",
          "key",
          "client",
          "scope",
          "scopes",
          "token",
          "refresh",
          "identity",
          "code",
          "state",
          "nonce",
          "audience",
          "use",
          "claim",
          "granted",
          "access_hash",
          "code_hash",
          "auth_time",
          "amr",
          "typed",
          "interval",
          "id",
          "path");

  private final List<String> resources;
  private final List<String> known;

  TokenReader(List<String> resources) {
    this.resources = resources;
    this.known = new ArrayList<>(FACTS);
    PeopleReader.MEMBERS.stream().filter(each -> !FACTS.contains(each)).forEach(known::add);
  }

  Optional<TokenForm> token(Map<String, Page> members, String name) {
    return Optional.ofNullable(members.get(name)).map(this::token);
  }

  TokenForm token(Page page) {
    Map<String, Page> members = page.members(TOKEN);
    Page shape = members.get("shape");
    Page claims = members.get("claims");
    Page lasts = members.get("lasts");
    if ((shape == null) == (claims == null)) {
      page.flaw("expected 'shape' or 'claims', found " + (shape == null ? "neither" : "both"));
    }
    return new TokenForm(
        shape == null ? "" : Slots.shape(shape),
        template(claims),
        lasts == null ? 0 : lasts.whole(0, 999_999_999),
        members.containsKey("leeway") ? members.get("leeway").whole(0, 86_400) : 0,
        Slots.flag(members.get("always")),
        same(members.get("same")),
        members.containsKey("typ") ? members.get("typ").text() : "",
        Obj.EMPTY);
  }

  private static TokenForm.Same same(@Nullable Page page) {
    String word = page == null ? "" : page.word(SAME);
    return SAME.contains(word)
        ? TokenForm.Same.valueOf(word.toUpperCase(Locale.ROOT))
        : TokenForm.Same.NOBODY;
  }

  Optional<Obj> reply(@Nullable Page page) {
    return page == null ? Optional.empty() : Optional.of(template(page));
  }

  Obj template(@Nullable Page page) {
    if (page == null) {
      return Obj.EMPTY;
    }
    Slots.check(page, known, this::ofResource);
    Slots.given(page, known, this::ofResource);
    return Slots.object(page);
  }

  private boolean ofResource(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && resources.contains(name.substring(0, dot));
  }
}
