package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is answered on the way in: where somebody is, what may come next, and where.
final class Steps {

  private Steps() {}

  /// The address of a step.
  static String url(Play play, String step) {
    return play.scene().origin().url() + "/api/v1/authn" + step;
  }

  /// The end: a session token.
  static Reply success(Transaction way, Thing user, String token) {
    Obj shown =
        begun(way).with("status", "SUCCESS").with("sessionToken", token).without("stateToken");
    return Reply.json(
        200,
        shown
            .with("_embedded", Obj.of("user", user(user)))
            .with("_links", Obj.of("cancel", cancel(way))));
  }

  /// What who forgot a password is told that has a token of the API.
  static Reply recovering(Play play, Thing user, String type, String token) {
    Obj links =
        Obj.of(
            "next",
            Hrefs.named("recovery", url(play, "/recovery/token"), "POST"),
            "cancel",
            Hrefs.of(url(play, "/cancel"), "POST"));
    return Reply.json(
        200,
        Obj.of("expiresAt", Json.of(play.at(play.scene().moment().plus(Recovery.LIFE))))
            .with("status", "RECOVERY")
            .with("recoveryToken", token)
            .with("recoveryType", type)
            .with("_embedded", Obj.of("user", user(user)))
            .with("_links", links));
  }

  /// Where somebody waits for a code, of whom nothing is told.
  static Reply challenged(Transaction way, String factor) {
    String at = "/recovery/factors/" + factor.toUpperCase(Locale.ROOT);
    Obj links =
        Obj.of("next", link(way, "verify", at + "/verify"), "cancel", cancel(way))
            .with("resend", link(way, factor.toLowerCase(Locale.ROOT), at + "/resend"));
    return Reply.json(
        200,
        begun(way)
            .with("factorType", factor)
            .with("recoveryType", way.note().text("recovery").orElse(""))
            .with("_links", links));
  }

  private static Obj begun(Transaction way) {
    Obj shown =
        Obj.of("stateToken", Json.of(way.token()))
            .with("expiresAt", way.play().at(way.expires()))
            .with("status", way.status());
    return way.note().text("relay").map(text -> shown.with("relayState", text)).orElse(shown);
  }

  /// Where somebody is.
  static Reply shown(Transaction way) {
    Obj embedded = Obj.of("user", user(way.user()));
    Obj links = Obj.EMPTY;
    Obj shown = begun(way);
    switch (way.status()) {
      case "MFA_REQUIRED" -> embedded = embedded.with("factors", factors(way));
      case "MFA_ENROLL" -> {
        Offers offers = Offers.of(way.play(), way.user());
        embedded = embedded.with("factors", offers.shown());
        boolean must = offers.demands() || Factors.active(way.play(), way.user()).isEmpty();
        links = must ? links : Obj.of("skip", link(way, "skip", "/skip"));
      }
      case "MFA_CHALLENGE", "MFA_ENROLL_ACTIVATE" -> {
        embedded =
            embedded.with("factor", way.factor().map(each -> asked(way, each)).orElse(Obj.EMPTY));
        links = onward(way);
        shown = result(way).map(word -> begun(way).with("factorResult", word)).orElse(shown);
      }
      case "PASSWORD_EXPIRED", "PASSWORD_WARN", "PASSWORD_RESET" -> {
        embedded = embedded.with("policy", policy(way));
        links = password(way);
      }
      case "RECOVERY" -> {
        embedded = embedded.with("user", asked(way));
        links = Obj.of("next", link(way, "answer", "/recovery/answer"));
      }
      default -> {}
    }
    if (way.note().text("recovery").isPresent()) {
      shown = shown.with("recoveryType", way.note().text("recovery").get());
    }
    return Reply.json(
        200, shown.with("_embedded", embedded).with("_links", links.with("cancel", cancel(way))));
  }

  /// What came of a factor so far; nothing of one that is enrolled and asks nobody.
  private static Optional<String> result(Transaction way) {
    boolean challenge = way.status().equals("MFA_CHALLENGE");
    if (pushed(way)) {
      return Optional.of(challenge ? way.pushResult() : phone(way).result());
    }
    return challenge ? Optional.of("CHALLENGE") : Optional.empty();
  }

  private static Phone phone(Transaction way) {
    return new Phone(way.play(), way.user(), way.factor().orElseThrow());
  }

  private static boolean pushed(Transaction way) {
    return way.factor().flatMap(each -> each.text("factorType")).filter("push"::equals).isPresent();
  }

  static Obj user(Thing user) {
    Obj profile = Obj.EMPTY;
    for (String member : List.of("login", "firstName", "lastName")) {
      profile = profile.with(member, user.text("profile." + member).orElse(""));
    }
    profile =
        profile
            .with("locale", user.text("profile.locale").orElse("en_US"))
            .with("timeZone", user.text("profile.timezone").orElse("America/Los_Angeles"));
    Obj shown = Obj.of("id", Json.of(user.id()));
    return user.text("passwordChanged")
        .map(at -> shown.with("passwordChanged", at))
        .orElse(shown)
        .with("profile", profile);
  }

  private static Obj asked(Transaction way) {
    String question =
        way.user()
            .hidden()
            .obj("credentials")
            .flatMap(each -> each.obj("recovery_question"))
            .flatMap(each -> each.text("question"))
            .or(() -> way.user().text("credentials.recovery_question.question"))
            .orElse("");
    return user(way.user()).with("recovery_question", Obj.of("question", Json.of(question)));
  }

  private static Obj asked(Transaction way, Thing factor) {
    Obj told = factor.item().without("_links").without("status");
    told = told.without("created").without("lastUpdated");
    if (way.push().isPresent() && pushed(way)) {
      return Pushes.embedding(way.play(), way.push().get(), told);
    }
    told = U2f.is(factor) ? placed(way, told) : told;
    return way.status().equals("MFA_CHALLENGE")
        ? Factors.embedding(way.play(), factor, told)
        : signingIn(way, factor, told);
  }

  /// For which address a key is asked.
  private static Obj placed(Transaction way, Obj told) {
    Json place = Json.of(U2f.place(way.play()));
    if (way.status().equals("MFA_CHALLENGE")) {
      return told.with("profile", told.obj("profile").orElse(Obj.EMPTY).with("appId", place));
    }
    Obj embedded = told.obj("_embedded").orElse(Obj.EMPTY);
    Obj activation = embedded.obj("activation").orElse(Obj.EMPTY).with("appId", place);
    return told.with("_embedded", embedded.with("activation", activation));
  }

  /// What waits for its proof, where messages are asked for by who is not signed in.
  private static Obj signingIn(Transaction way, Thing factor, Obj told) {
    Json here = Hrefs.here(way.play(), told);
    String known = way.play().scene().origin().url() + Enrolment.base(way.user(), factor);
    String asked = url(way.play(), "/factors/" + factor.id());
    return moved(here, known + "/lifecycle", asked + "/lifecycle").asObj().orElse(told);
  }

  private static Json moved(Json told, String from, String to) {
    return switch (told) {
      case Obj obj -> {
        Obj out = Obj.EMPTY;
        for (Obj.Member each : obj) {
          out = out.with(each.key(), moved(each.value(), from, to));
        }
        yield out;
      }
      case Arr arr -> Arr.of(arr.items().stream().map(each -> moved(each, from, to)).toList());
      case Json.Text text -> Json.of(text.value().replace(from, to));
      case Json.Num _, Json.Bool _, Json.Null _ -> told;
    };
  }

  private static Arr factors(Transaction way) {
    List<Json> all = new ArrayList<>();
    for (Thing each : Factors.active(way.play(), way.user())) {
      all.add(
          Obj.of("id", Json.of(each.id()))
              .with("factorType", each.text("factorType").orElse(""))
              .with("provider", each.text("provider").orElse(""))
              .with("vendorName", each.text("vendorName").orElse(""))
              .with("profile", each.find("profile").orElse(Obj.EMPTY))
              .with("_links", Obj.of("verify", verify(way, each))));
    }
    return Arr.of(all);
  }

  private static Obj verify(Transaction way, Thing factor) {
    return Hrefs.of(url(way.play(), "/factors/" + factor.id() + "/verify"), "POST");
  }

  private static Obj onward(Transaction way) {
    String factor = "/factors/" + way.note().text("factor").orElse("");
    boolean challenge = way.status().equals("MFA_CHALLENGE");
    String next = factor + (challenge ? "/verify" : "/lifecycle/activate");
    String name = challenge ? "verify" : "activate";
    Obj links =
        pushed(way)
            ? Obj.of("next", link(way, "poll", challenge ? next : next + "/poll"))
            : Obj.of("next", link(way, name, next));
    links = links.with("prev", Hrefs.of(url(way.play(), "/previous"), "POST"));
    String type = way.factor().flatMap(each -> each.text("factorType")).orElse("");
    if (!type.matches(challenge ? "sms|call|email|push" : "sms|call|email")) {
      return links;
    }
    String again = factor + (challenge ? "/verify/resend" : "/lifecycle/resend");
    return links.with("resend", Arr.of(List.of(link(way, type, again))));
  }

  private static Obj password(Transaction way) {
    return switch (way.status()) {
      case "PASSWORD_RESET" ->
          Obj.of("next", link(way, "resetPassword", "/credentials/reset_password"));
      case "PASSWORD_WARN" ->
          Obj.of("next", link(way, "changePassword", "/credentials/change_password"))
              .with("skip", link(way, "skip", "/skip"));
      default -> Obj.of("next", link(way, "changePassword", "/credentials/change_password"));
    };
  }

  private static Obj policy(Transaction way) {
    Thing user = way.user();
    PasswordPolicy settings = PasswordPolicy.of(way.play(), user);
    Obj policy = Obj.of("complexity", settings.complexity());
    if (way.status().equals("PASSWORD_RESET")) {
      return Obj.of("expiration", Obj.of("passwordExpireDays", Json.of(0L)))
          .withAll(policy)
          .with(
              "age",
              Obj.of("minAgeMinutes", Json.of(settings.number("age.minAgeMinutes", 0)))
                  .with("historyCount", Json.of(settings.number("age.historyCount", 0))));
    }
    return new OwnPassword(way.play(), user)
        .daysLeft()
        .filter(left -> left > 0)
        .map(left -> policy.with("expiration", Obj.of("passwordExpireDays", Json.of(left))))
        .orElse(policy);
  }

  private static Obj link(Transaction way, String name, String step) {
    return Hrefs.named(name, url(way.play(), step), "POST");
  }

  private static Obj cancel(Transaction way) {
    return Hrefs.of(url(way.play(), "/cancel"), "POST");
  }
}
