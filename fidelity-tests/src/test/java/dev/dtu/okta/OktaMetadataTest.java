package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What authorization servers tell of themselves is what they do.
class OktaMetadataTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String BACK = "https://app.test/back";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static List<String> texts(Obj told, String member) {
    List<String> texts = new ArrayList<>();
    told.items(member).forEach(each -> texts.add(each.asText().orElseThrow()));
    return texts;
  }

  private static Obj told(Tenant org, String document) {
    return org.ask(Request.of("GET", document)).is(200).obj();
  }

  private static String path(String address) {
    assertThat(address).startsWith("https://okta.test/");
    return address.substring("https://okta.test".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/oauth2/default/.well-known/openid-configuration",
        "/oauth2/default/.well-known/oauth-authorization-server"
      })
  void every_endpoint_answers_and_every_grant_is_known(String document, Universe universe) {
    Tenant org = new Tenant(universe);
    Obj told = told(org, document);
    assertThat("https://okta.test" + document).startsWith(told.text("issuer").orElseThrow());
    for (Obj.Member member : told) {
      if (member.key().matches(".*_endpoint|jwks_uri")) {
        String path = path(member.value().asText().orElseThrow());
        assertThat(org.ask(Request.of("GET", path)).reply().status())
            .as(member.key())
            .isNotEqualTo(404);
      }
    }
    String token = path(told.text("token_endpoint").orElseThrow());
    for (String grant : texts(told, "grant_types_supported")) {
      boolean direct = grant.equals("implicit");
      String error =
          org.form(token, org.client("'" + grant + "'"), "grant_type", grant)
              .obj()
              .text("error")
              .orElse("none");
      assertThat(error.equals("unsupported_grant_type")).as(grant).isEqualTo(direct);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/default"})
  void every_response_type_and_mode_is_answered(String server, Universe universe) {
    Tenant org = new Tenant(universe);
    Obj told =
        told(
            org,
            (server.isEmpty() ? "" : "/oauth2" + server) + "/.well-known/openid-configuration");
    org.user(Visitor.NAME, Visitor.PASSWORD);
    String client = org.client("'authorization_code', 'implicit'");
    String page = path(told.text("authorization_endpoint").orElseThrow());
    var eve = new Visitor(org);
    eve.signsIn(page, eve.get(page + "?" + asked(client, "code", "query")));
    for (String type : texts(told, "response_types_supported")) {
      for (String mode : texts(told, "response_modes_supported")) {
        Tenant.Said said = eve.get(page + "?" + asked(client, type, mode));
        String all = said.reply().headers().find("location").orElse("") + said.reply().body();
        boolean refused = mode.equals("query") && !type.equals("code");
        assertThat(all.contains("invalid_request")).as(type + " " + mode).isEqualTo(refused);
        for (String part : type.split(" ")) {
          String name = part.equals("token") ? "access_token" : part;
          assertThat(refused || all.contains(name)).as(name + " of " + type + " " + mode).isTrue();
        }
      }
    }
  }

  private static Query asked(String client, String type, String mode) {
    return Query.NONE
        .with("client_id", client.split(":")[0])
        .with("response_type", type)
        .with("response_mode", mode)
        .with("scope", "openid")
        .with("nonce", "n")
        .with("redirect_uri", BACK)
        .with("state", "s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_secret_basic",
        "client_secret_post",
        "client_secret_jwt",
        "private_key_jwt"
      })
  void every_way_to_prove_oneself_is_taken(String method, Universe universe) throws Exception {
    Tenant org = new Tenant(universe);
    assertThat(
            texts(
                told(org, "/.well-known/openid-configuration"),
                "token_endpoint_auth_methods_supported"))
        .containsExactly(
            "client_secret_basic",
            "client_secret_post",
            "client_secret_jwt",
            "private_key_jwt",
            "none");
    String secret = "s".repeat(64);
    String keys = Robot.KEY.toPublicJWK().toJSONString().replace('"', '\'');
    String id =
        org.post(
                "/api/v1/apps",
                ("{'name': 'oidc_client', 'label': 'Robot', 'signOnMode': 'OPENID_CONNECT',"
                        + " 'credentials': {'oauthClient': {'client_secret': '%s',"
                        + " 'token_endpoint_auth_method': '%s'}}, 'settings': {'oauthClient':"
                        + " {'application_type': 'service', 'grant_types': ['client_credentials'],"
                        + " 'response_types': ['token'], 'jwks': {'keys': [%s]}}}}")
                    .formatted(secret, method, keys))
            .is(200)
            .text("id");
    Obj statement = Robot.statement(org, id);
    Tenant.Said said =
        switch (method) {
          case "client_secret_basic" -> asking(org, id + ":" + secret);
          case "client_secret_post" -> asking(org, "", "client_id", id, "client_secret", secret);
          case "client_secret_jwt" -> asserting(org, hashed(secret, statement));
          default -> asserting(org, Robot.assertion(Robot.KEY, statement));
        };
    said.is(200);
    asserting(org, hashed("x".repeat(64), statement)).is(401);
    asking(org, id + ":wrong").is(401);
  }

  private static String hashed(String secret, Obj statement) throws Exception {
    var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(statement.toString()));
    token.sign(new MACSigner(secret));
    return token.serialize();
  }

  private static Tenant.Said asserting(Tenant org, String assertion) {
    return Robot.ask(org, assertion, "", "okta.users.read");
  }

  private static Tenant.Said asking(Tenant org, String client, String... more) {
    String[] form = new String[more.length + 4];
    System.arraycopy(more, 0, form, 4, more.length);
    form[0] = "grant_type";
    form[1] = "client_credentials";
    form[2] = "scope";
    form[3] = "okta.users.read";
    return org.form(Robot.TOKEN, client, form);
  }
}
