package dev.dtu.okta;

import static dev.dtu.okta.Robot.KEY;
import static dev.dtu.okta.Robot.TOKEN;
import static dev.dtu.okta.Robot.app;
import static dev.dtu.okta.Robot.ask;
import static dev.dtu.okta.Robot.bound;
import static dev.dtu.okta.Robot.claims;
import static dev.dtu.okta.Robot.hash;
import static dev.dtu.okta.Robot.nonce;
import static dev.dtu.okta.Robot.proof;
import static dev.dtu.okta.Robot.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.dtu.call.Request;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tokens that are bound to a key, and calls that show they come from who holds it (DPoP).
class OktaProofTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String USERS = "/api/v1/users";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  @Test
  void a_client_that_must_is_asked_for_a_proof_and_then_for_one_with_a_nonce(Universe universe)
      throws Exception {
    Tenant org = new Tenant(universe);
    String client = app(org);
    ask(org, client, "")
        .is(400)
        .denies("invalid_dpop_proof", "The DPoP proof JWT header is missing.");
    ask(org, client, "no.such.thing")
        .is(400)
        .denies("invalid_dpop_proof", "DPoP proof JWT cannot be parsed.");
    Tenant.Said wanted = ask(org, client, proof(KEY, claims(universe, "POST", TOKEN, "one")));
    wanted.is(400).denies("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");
    String nonce = wanted.reply().headers().find("dpop-nonce").orElseThrow();
    String made = proof(KEY, claims(universe, "POST", TOKEN, "two").with("nonce", nonce));
    Tenant.Said given = ask(org, client, made).is(200);
    assertThat(given.text("token_type")).isEqualTo("DPoP");
    Obj confirmed = Tenant.claims(given.text("access_token")).obj("cnf").orElseThrow();
    assertThat(confirmed.text("jkt")).contains(KEY.computeThumbprint().toString());
    ask(org, client, made)
        .is(400)
        .denies("invalid_dpop_proof", "'jti' claim in the DPoP proof JWT is invalid.");
  }

  @Test
  void a_bound_token_opens_nothing_without_a_proof_of_its_own(Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    String token = bound(org, app(org), KEY);
    Request users = Request.of("GET", USERS + "?limit=1");
    Obj claims = claims(universe, "GET", USERS, "call-1").with("ath", hash(token));
    Request shown = users.with("authorization", "DPoP " + token);
    org.ask(shown.with("dpop", proof(KEY, claims))).is(200);
    refused(org, users.with("authorization", "Bearer " + token), "header is missing.");
    refused(org, shown, "header is missing.");
    refused(org, shown.with("dpop", proof(KEY, claims)), "'jti' claim");
    Obj fresh = claims.with("jti", "call-2");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("htm", "POST"))), "'htm' claim");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("htu", USERS))), "'htu' claim");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("ath", hash("x")))), "'ath' claim");
    refused(org, shown.with("dpop", proof(rsa(), fresh)), "'jwk' claim");
    refused(org, shown.with("dpop", proof(KEY, fresh.with("iat", Json.of(1L)))), "'iat' claim");
    org.ask(shown.with("dpop", proof(KEY, fresh))).is(200);
  }

  private static void refused(Tenant org, Request request, String words) {
    Tenant.Said said = org.ask(request).is(400);
    String line = said.reply().headers().find("www-authenticate").orElseThrow();
    assertThat(line)
        .startsWith("DPoP algs=\"RS256 RS384 RS512 ES256 ES384 ES512\"")
        .contains("error=\"invalid_dpop_proof\"", words, "resource=\"" + USERS + "\"");
  }

  @Test
  void a_key_on_a_curve_will_do_and_a_nonce_ends(World world) throws Exception {
    Universe universe = world.universe();
    Tenant org = new Tenant(universe);
    String client = app(org);
    ECKey curve = new ECKeyGenerator(Curve.P_256).generate();
    String token = bound(org, client, curve);
    Obj shown = claims(universe, "GET", "/api/v1/users/isaac@example.com", "c");
    org.ask(
            Request.of("GET", "/api/v1/users/isaac%40example.com")
                .with("authorization", "DPoP " + token)
                .with("dpop", proof(curve, shown.with("ath", hash(token)))))
        .refuses(404, "E0000007");
    String nonce = nonce(org, client);
    world.advance(Duration.ofDays(3));
    Obj late = claims(universe, "POST", TOKEN, "late").with("nonce", nonce);
    ask(org, client, proof(KEY, late))
        .is(400)
        .denies("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.");
  }
}
