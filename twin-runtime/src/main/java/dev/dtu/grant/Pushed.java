package dev.dtu.grant;

import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.json.Obj;
import dev.dtu.twin.Scene;

/// Takes what a client will ask for on the page, ahead of it, and gives it a name (RFC 9126).
record Pushed(Office office, Desk.Pushing desk) implements Clerk {

  /// What proves the client, which is no part of what it asks for.
  private static final String PROOF = "client_secret|client_assertion|client_assertion_type";

  @Override
  public Reply act(Scene scene) {
    var asking = new Asking(office, scene);
    Clients.Client client = asking.client();
    if (asking.told("request_uri").isPresent()) {
      throw asking.refusal(Denial.PUSHED_NAME, "");
    }
    Asking whole = new Requested(office, asking).whole(client);
    Landing landing = Landing.of(whole, client, Landing.MODES);
    landing.checked(whole, Landing.MODES);
    Obj asked = Obj.EMPTY;
    for (Query.Pair pair : asking.asked()) {
      asked = pair.name().matches(PROOF) ? asked : asked.with(pair.name(), pair.value());
    }
    Obj told = asked.without("request");
    for (Obj.Member member : whole.given().members()) {
      told = told.with(member.key(), member.value());
    }
    var consent = new Consent("", client.id(), "", "", Obj.of(Requested.ASKED, told));
    String name = consent.token(office, scene, desk.name(), Requested.PUSHED);
    Facts facts =
        consent.facts(office, scene).with("token", name).with("lasts", desk.name().lasts());
    return Handout.reply(facts.fill(desk.reply()));
  }
}
