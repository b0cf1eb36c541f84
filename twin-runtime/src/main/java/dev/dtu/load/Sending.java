package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.event.Manner;
import dev.dtu.event.Patience;
import dev.dtu.event.Signing;
import dev.dtu.event.Span;
import dev.dtu.event.Verification;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads how a service sends what it tells, and how it has subscribers prove that they are there.
final class Sending {

  private static final List<String> MANNER =
      List.of("method", "headers", "signing", "ok", "timeout", "retry", "ordered", "source");
  private static final List<String> RETRY = List.of("on", "after", "stop", "reasons");
  private static final List<String> SIGNING = List.of("kind", "over", "header", "prefix");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT");
  private static final List<String> VERIFICATION =
      List.of(
          "operations",
          "send",
          "challenge",
          "body",
          "expects",
          "passed",
          "failed",
          "awaits",
          "source");
  private static final List<String> AWAITS = List.of("within", "source");
  private static final Duration LONGEST = Patience.LONGEST;

  private final Occasions occasions;
  private final Mentions mentions;

  Sending(Occasions occasions, Mentions mentions) {
    this.occasions = occasions;
    this.mentions = mentions;
  }

  Manner manner(Page page) {
    Map<String, Page> members = page.members(MANNER);
    for (String needed : List.of("ok", "timeout")) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
    return again(
        members.get("retry"),
        new Manner(
            members.containsKey("method") ? members.get("method").word(METHODS) : "POST",
            headers(members.get("headers")),
            signing(members.get("signing")),
            statuses(members.get("ok"), List.of()),
            members.containsKey("timeout") ? time(members.get("timeout")) : LONGEST,
            List.of(),
            List.of(),
            "",
            Obj.EMPTY,
            Slots.flag(members.get("ordered"))));
  }

  /// A manner of telling, and what it does when a try came to nothing.
  Manner again(@Nullable Page retry, Manner once) {
    Map<String, Page> again = retry == null ? Map.of() : retry.members(RETRY);
    Page reasons = again.get("reasons");
    if (reasons != null) {
      List<String> known = new ArrayList<>(Manner.FAILURES);
      known.add("status");
      reasons.members(known);
    }
    return once.again(
        statuses(again.get("on"), Manner.FAILURES),
        spans(again.get("after")),
        again.containsKey("stop") ? again.get("stop").text() : "",
        Slots.object(reasons));
  }

  private List<Json> headers(@Nullable Page page) {
    List<Json> lines = new ArrayList<>();
    if (page != null) {
      page.members()
          .forEach((name, value) -> {
            mentions.text(value, name);
            mentions.check(value);
            lines.add(Obj.of("name", Json.of(name), "value", Json.of(value.text())));
          });
    }
    return lines;
  }

  private Signing signing(@Nullable Page page) {
    if (page == null) {
      return Signing.None.NONE;
    }
    Map<String, Page> members = page.members(SIGNING);
    for (String needed : List.of("kind", "over", "header")) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    if (members.containsKey("kind")) {
      members.get("kind").word(Signing.KINDS);
    }
    if (members.containsKey("over")) {
      mentions.check(members.get("over"));
    }
    return new Signing.Hmac(
        text(members.get("over")), text(members.get("header")), text(members.get("prefix")));
  }

  private static List<String> statuses(@Nullable Page page, List<String> also) {
    if (page == null) {
      return List.of();
    }
    for (Page each : page.items()) {
      if (!also.contains(each.text()) && !each.text().matches("[1-5](\\d\\d|xx)")) {
        String others = also.isEmpty() ? "" : ", or one of " + String.join(", ", also);
        each.flaw(
            "expected a status, 200 or 2xx"
                + others
                + "; found '"
                + each.text()
                + "'"
                + Nearest.hint(each.text(), also));
      }
    }
    return page.texts();
  }

  private static List<String> spans(@Nullable Page page) {
    if (page == null) {
      return List.of();
    }
    for (Page each : page.items()) {
      if (Span.of(each.text()).isEmpty()) {
        each.flaw(
            "expected a time such as PT60S, or two as PT5M..PT15M; found '" + each.text() + "'");
      }
    }
    return page.texts();
  }

  private static Duration time(Page page) {
    try {
      Duration time = Duration.parse(page.text());
      if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
        return time;
      }
    } catch (DateTimeException notOne) {
      // told below, like a time that is too long
    }
    page.flaw("expected a time of up to " + LONGEST + ", found '" + page.text() + "'");
    return LONGEST;
  }

  Verification verification(Page page) {
    Map<String, Page> members = page.members(VERIFICATION);
    for (String needed : List.of("send", "challenge", "expects")) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
    for (String words : List.of("body", "expects")) {
      if (members.containsKey(words)) {
        mentions.check(members.get(words));
      }
    }
    return new Verification(
        occasions.globs(members.get("operations")),
        members.containsKey("send") ? manner(members.get("send")) : Manner.NONE,
        members.containsKey("challenge") ? Slots.shape(members.get("challenge")) : "",
        json(members.get("body")),
        json(members.get("expects")),
        Slots.object(members.get("passed")),
        Slots.object(members.get("failed")),
        Optional.ofNullable(members.get("awaits")).map(Sending::patience));
  }

  static Patience patience(Page page) {
    Map<String, Page> members = page.members(AWAITS);
    if (members.containsKey("source")) {
      Sources.check(members.get("source"));
    }
    if (!members.containsKey("within")) {
      page.flaw("expected a member 'within', how long the call waits; found none");
    }
    return new Patience(members.containsKey("within") ? time(members.get("within")) : LONGEST);
  }

  private static Json json(@Nullable Page page) {
    return page == null ? Json.Null.NULL : page.json();
  }

  private static String text(@Nullable Page page) {
    return page == null ? "" : page.text();
  }
}
