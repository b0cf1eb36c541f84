package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keys of people's own (WebAuthn): made for a challenge, checked by what they sign.
class OktaPasskeyTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String HERE = Tenant.ORIGIN.url();
  private static final String ENROLL = "{'factorType': 'webauthn', 'provider': 'FIDO'}";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static String factors(Tenant org) {
    return "/api/v1/users/" + org.user("eve@example.com", "Correct-1-horse") + "/factors";
  }

  private static Obj challenge(Tenant.Said said, String part) {
    return said.is(200).obj().obj("_embedded").orElseThrow().obj(part).orElseThrow();
  }

  /// The address of a factor whose key is this one.
  private static String enrolled(Tenant org, String factors, SoftKey key) throws Exception {
    Tenant.Said begun = org.post(factors, ENROLL);
    String own = factors + "/" + begun.is(200).text("id");
    String challenge = challenge(begun, "activation").text("challenge").orElseThrow();
    org.post(own + "/lifecycle/activate", key.made(challenge, HERE).toString()).is(200);
    return own;
  }

  private static String asked(Tenant org, String factor) {
    Tenant.Said said = org.post(factor + "/verify", "{}");
    assertThat(said.is(200).text("factorResult")).isEqualTo("CHALLENGE");
    return challenge(said, "challenge").text("challenge").orElseThrow();
  }

  @Test
  void a_key_is_made_for_a_challenge_and_proves_its_owner_by_another(Universe universe)
      throws Exception {
    Tenant org = new Tenant(universe);
    var key = new SoftKey();
    String factors = factors(org);
    Tenant.Said begun = org.post(factors, ENROLL).is(200);
    assertThat(begun.text("status")).isEqualTo("PENDING_ACTIVATION");
    Obj activation = challenge(begun, "activation");
    assertThat(activation.keys())
        .contains("challenge", "rp", "user", "pubKeyCredParams", "excludeCredentials");
    String own = factors + "/" + begun.text("id");
    String challenge = activation.text("challenge").orElseThrow();
    Tenant.Said active =
        org.post(own + "/lifecycle/activate", key.made(challenge, HERE).toString()).is(200);
    assertThat(active.text("status")).isEqualTo("ACTIVE");
    assertThat(active.text("profile/credentialId")).isEqualTo(SoftKey.name());
    assertThat(active.obj().has("_embedded")).isFalse();
    String other = asked(org, own);
    assertThat(other).isNotEqualTo(challenge);
    Tenant.Said proved = org.post(own + "/verify", key.answers(other, HERE).toString()).is(200);
    assertThat(proved.text("factorResult")).isEqualTo("SUCCESS");
  }

  @Test
  void another_challenge_place_key_or_signature_makes_no_key(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    var key = new SoftKey();
    String factors = factors(org);
    Tenant.Said begun = org.post(factors, ENROLL);
    String challenge = challenge(begun, "activation").text("challenge").orElseThrow();
    String activate = factors + "/" + begun.text("id") + "/lifecycle/activate";
    Obj right = key.made(challenge, HERE);
    Obj stranger = new SoftKey().made(challenge, HERE);
    for (Obj wrong :
        List.of(
            key.made("AAAAAAAAAAAAAAAAAAAA", HERE),
            key.made(challenge, "https://elsewhere.test"),
            right.with("attestation", "AAAA"),
            right.with("clientData", key.answers(challenge, HERE).text("clientData").orElse("")),
            right.with("attestation", Json.of(mixed(right, stranger))))) {
      org.post(activate, wrong.toString()).refuses(403, "E0000068");
    }
    org.post(activate, "{}").refuses(403, "E0000068");
    org.post(activate, right.toString()).is(200);
  }

  /// An attestation that another key signed.
  private static String mixed(Obj right, Obj stranger) {
    String own = right.text("attestation").orElseThrow();
    String other = stranger.text("attestation").orElseThrow();
    return other.substring(0, 100) + own.substring(100);
  }

  @Test
  void another_challenge_key_or_signature_proves_nobody(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    var key = new SoftKey();
    String own = enrolled(org, factors(org), key);
    Obj early = key.answers("AAAAAAAAAAAAAAAAAAAA", HERE);
    org.post(own + "/verify", early.toString()).refuses(403, "E0000068");
    String challenge = asked(org, own);
    Obj right = key.answers(challenge, HERE);
    Obj tampered = right.with("signatureData", early.text("signatureData").orElseThrow());
    for (Obj wrong : List.of(early, tampered, new SoftKey().answers(challenge, HERE))) {
      org.post(own + "/verify", wrong.toString()).refuses(403, "E0000068");
    }
    org.post(own + "/verify", right.toString()).is(200);
    org.post(own + "/verify", right.toString()).refuses(403, "E0000068");
    asked(org, own);
    org.post(own + "/verify", right.toString()).refuses(403, "E0000068");
  }

  @Test
  void somebody_signs_in_by_a_password_and_a_key_and_may_have_two(Universe universe)
      throws Exception {
    Tenant org = new Tenant(universe);
    var key = new SoftKey();
    String factors = factors(org);
    String own = enrolled(org, factors, key);
    enrolled(org, factors, new SoftKey());
    org.asksForTwoFactors();
    Tenant.Said way =
        org.post("/api/v1/authn", "{'username': 'eve@example.com', 'password': 'Correct-1-horse'}")
            .is(200);
    assertThat(way.text("status")).isEqualTo("MFA_REQUIRED");
    String verify = "/api/v1/authn/factors/" + own.substring(own.lastIndexOf('/') + 1) + "/verify";
    Obj state = Obj.of("stateToken", Json.of(way.text("stateToken")));
    Tenant.Said asked = org.post(verify, state.toString()).is(200);
    assertThat(asked.text("status")).isEqualTo("MFA_CHALLENGE");
    String challenge = asked.text("_embedded/factor/_embedded/challenge/challenge");
    Obj answer = key.answers(challenge, HERE).withAll(state);
    assertThat(org.post(verify, answer.toString()).is(200).text("status")).isEqualTo("SUCCESS");
  }

  @Test
  void a_makers_certificate_vouches_for_a_key_if_it_signed_it(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    String factors = factors(org);
    Tenant.Said begun = org.post(factors, ENROLL);
    String challenge = challenge(begun, "activation").text("challenge").orElseThrow();
    String activate = factors + "/" + begun.text("id") + "/lifecycle/activate";
    var key = new SoftKey();
    Obj right = key.made(challenge, HERE, new SoftMaker());
    Obj other = key.made(challenge, HERE, new SoftMaker());
    Obj mixed = right.with("attestation", mixed(right, other));
    org.post(activate, mixed.toString()).refuses(403, "E0000068");
    org.post(activate, right.toString()).is(200);
  }

  @Test
  void a_key_of_the_older_kind_is_made_and_asked_by_nonces(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    String factors = factors(org);
    Tenant.Said begun = org.post(factors, "{'factorType': 'u2f', 'provider': 'FIDO'}").is(200);
    assertThat(begun.text("id")).startsWith("fuf");
    assertThat(challenge(begun, "activation").text("version")).contains("U2F_V2");
    String nonce = challenge(begun, "activation").text("nonce").orElseThrow();
    String own = factors + "/" + begun.text("id");
    var key = new SoftU2f();
    Obj right = key.made(nonce, HERE);
    Obj strange = new SoftU2f().made(nonce, HERE);
    String mixed =
        right.text("registrationData").orElseThrow().substring(0, 60)
            + strange.text("registrationData").orElseThrow().substring(60);
    for (Obj wrong :
        List.of(
            key.made("AAAAAAAAAAAAAAAAAAAA", HERE),
            key.made(nonce, "https://elsewhere.test"),
            right.with("registrationData", mixed),
            right.with("registrationData", "BQ"),
            Obj.EMPTY)) {
      org.post(own + "/lifecycle/activate", wrong.toString()).refuses(403, "E0000068");
    }
    Tenant.Said active = org.post(own + "/lifecycle/activate", right.toString()).is(200);
    assertThat(active.text("profile/version")).isEqualTo("U2F_V2");
    Tenant.Said asked = org.post(own + "/verify", "{}").is(200);
    assertThat(asked.text("factorResult")).isEqualTo("CHALLENGE");
    String other = challenge(asked, "challenge").text("nonce").orElseThrow();
    Obj answer = key.answers(other, HERE);
    Obj stranger = new SoftU2f().answers(other, HERE);
    org.post(own + "/verify", stranger.toString()).refuses(403, "E0000068");
    org.post(own + "/verify", answer.toString()).is(200);
    org.post(own + "/verify", answer.toString()).refuses(403, "E0000068");
  }
}
