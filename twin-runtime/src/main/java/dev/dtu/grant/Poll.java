package dev.dtu.grant;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Tokens;

/// A client asks whether a person has decided (RFC 8628, section 3.5).
record Poll(Office office, Asking asking, Clients.Client client) {

  /// The member of a code's row with the seconds to wait between two times.
  static final String INTERVAL = "interval";

  /// The member with what the person decided: `yes` or `no`.
  static final String DECISION = "decision";

  /// The member with the person's login.
  static final String PERSON = "person";

  private static final String ASKED = "asked_at";
  private static final long SLOWER = 5;

  /// What the person consented to; the code is used up.
  Consent decided(String code) {
    Draft draft = asking.scene().draft();
    Tokens.Token kept =
        Tokens.find(draft, office.space(), code)
            .filter(token -> token.use().equals(Awaited.USE) && !token.revoked())
            .filter(token -> token.client().equals(client.id()))
            .filter(token -> token.house().equals(office.house(asking.scene())))
            .orElseThrow(() -> asking.refusal(Denial.UNKNOWN_DEVICE_CODE, code));
    if (!kept.alive(asking.scene().moment())) {
      throw asking.refusal(Denial.EXPIRED_DEVICE_CODE, code);
    }
    String decision = kept.more().text(DECISION).orElse("");
    if (decision.isEmpty()) {
      throw early(code, kept);
    }
    Tokens.put(draft, office.space(), code, kept.taken());
    if (decision.equals("no")) {
      throw asking.refusal(Denial.DENIED, code).keeping();
    }
    Consent asked = Consent.of(kept);
    Obj more = asked.more();
    for (String member : new String[] {INTERVAL, DECISION, PERSON, ASKED}) {
      more = more.without(member);
    }
    String person = kept.more().text(PERSON).orElseThrow();
    return new Consent(person, client.id(), asked.scope(), "", more);
  }

  /// Takes note that the client asked; who asks too soon waits longer from then on.
  private Refusal early(String code, Tokens.Token kept) {
    long now = asking.scene().moment().getEpochSecond();
    long interval = number(kept.more(), INTERVAL, SLOWER);
    boolean soon = now - number(kept.more(), ASKED, 0) < interval;
    Obj more =
        kept.more()
            .with(ASKED, Json.of(now))
            .with(INTERVAL, Json.of(soon ? interval + SLOWER : interval));
    Tokens.put(asking.scene().draft(), office.space(), code, kept.with(more));
    return asking.refusal(soon ? Denial.SLOW_DOWN : Denial.PENDING, code).keeping();
  }

  private static long number(Obj more, String member, long otherwise) {
    return more.find(member).flatMap(Json::asWords).map(Long::parseLong).orElse(otherwise);
  }
}
