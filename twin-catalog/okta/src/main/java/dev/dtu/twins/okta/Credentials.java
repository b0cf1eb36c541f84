package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// What a user signs in with: what of it is shown, and what is kept to oneself.
///
/// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, 2026-08-31
final class Credentials {

  private static final Obj OKTA = Obj.of("type", Json.of("OKTA"), "name", Json.of("OKTA"));
  private static final Obj IMPORT = Obj.of("type", Json.of("IMPORT"), "name", Json.of("IMPORT"));

  private Credentials() {}

  /// What is shown of credentials: that there is a password, the question, the provider.
  static Obj shown(Obj sent, Obj profile) {
    Obj shown = Obj.EMPTY;
    boolean imported = imported(sent);
    if (password(sent)) {
      shown = shown.with("password", Obj.EMPTY);
      shown = imported ? shown : shown.with("emails", emails(profile));
    }
    String question = question(sent);
    if (!question.isEmpty()) {
      shown = shown.with("recovery_question", Obj.of("question", Json.of(question)));
    }
    return shown.with(
        "provider",
        sent.obj("provider")
            .filter(provider -> provider.has("type"))
            .map(provider ->
                Obj.of("type", provider.find("type").orElseThrow())
                    .with("name", Json.of(provider.text("name").orElse(name(provider)))))
            .orElse(imported ? IMPORT : OKTA));
  }

  /// Whether credentials bring a password; an empty one is none.
  static boolean password(Obj sent) {
    Obj password = sent.obj("password").orElse(Obj.EMPTY);
    return imported(sent) || !password.text("value").orElse("").isEmpty();
  }

  /// Whether credentials bring a password that another service knew.
  static boolean imported(Obj sent) {
    Obj password = sent.obj("password").orElse(Obj.EMPTY);
    return password.has("hash") || password.has("hook");
  }

  private static String name(Obj provider) {
    return provider.text("type").orElse("OKTA");
  }

  private static Arr emails(Obj profile) {
    return Arr.of(
        Obj.of("value", Json.of(profile.text("email").orElse("")))
            .with("status", "VERIFIED")
            .with("type", "PRIMARY"));
  }

  /// What is never shown: the password and the answer.
  static Obj hidden(Obj sent) {
    Obj hidden = Obj.EMPTY;
    if (password(sent)) {
      hidden = hidden.with("password", sent.obj("password").orElse(Obj.EMPTY));
    }
    Obj question = sent.obj("recovery_question").orElse(Obj.EMPTY);
    if (question.has("answer")) {
      hidden =
          hidden.with("recovery_question", Obj.of("answer", question.find("answer").orElseThrow()));
    }
    return hidden.isEmpty() ? Obj.EMPTY : Obj.of("credentials", hidden);
  }

  private static String question(Obj credentials) {
    return credentials.obj("recovery_question").flatMap(each -> each.text("question")).orElse("");
  }

  /// The user with what is sent of credentials put over those there are.
  static Thing into(Thing user, Obj sent, Obj profile) {
    Obj before = user.item().obj("credentials").orElse(Obj.EMPTY);
    Obj told =
        before.has("provider") && !sent.has("provider")
            ? sent.with("provider", before.find("provider").orElseThrow())
            : sent;
    Obj shown = shown(told, profile);
    Obj secret = user.hidden().obj("credentials").orElse(Obj.EMPTY);
    Obj more = hidden(sent).obj("credentials").orElse(Obj.EMPTY);
    return user.with("credentials", ordered(before.withAll(shown)))
        .hiding(user.hidden().with("credentials", secret.withAll(more)));
  }

  private static Obj ordered(Obj credentials) {
    var ordered = Obj.builder();
    for (String name : java.util.List.of("password", "emails", "recovery_question", "provider")) {
      credentials.find(name).ifPresent(value -> ordered.put(name, value));
    }
    return ordered.build();
  }

  /// The password of a user as it was sent; empty when none is known.
  static String password(Thing user) {
    return secret(user, "password", "value");
  }

  /// The answer to the recovery question; empty when none is known.
  static String answer(Thing user) {
    return secret(user, "recovery_question", "answer");
  }

  private static String secret(Thing user, String part, String member) {
    return user.hidden()
        .obj("credentials")
        .flatMap(each -> each.obj(part))
        .flatMap(each -> each.text(member))
        .orElse("");
  }
}
