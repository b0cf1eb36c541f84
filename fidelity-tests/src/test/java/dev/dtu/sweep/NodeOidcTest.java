package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Applications that sign people in with libraries nobody changed: okta-auth-js, openid-client, jose and
/// Okta's verifier of tokens (`node-oidc/clients.mjs`), and express-openid-connect (`app.mjs`).
class NodeOidcTest {

  private static Optional<Node> node = Optional.empty();

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    node = Node.installed("node-oidc");
  }

  /// What a program saw that is told where the twin is.
  private Obj seen(String program) throws Exception {
    try (Stage stage =
        Stage.open("okta", folder, InstantSource.system())) { // tokens tell real times
      var tokens = Obj.builder();
      stage.tokens(stage.swept()).forEach((kind, value) -> tokens.put(kind, Json.of(value)));
      Obj told = Obj.of("url", Json.of(stage.url(stage.swept()))).with("tokens", tokens.build());
      Process process = node.orElseThrow().start(program);
      try (var in = process.getOutputStream()) {
        in.write(told.toString().getBytes(StandardCharsets.UTF_8));
      }
      byte[] seen = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).as("see target/node-oidc/errors.txt").isZero();
      return Json.parse(seen).asObj().orElseThrow();
    }
  }

  @Test
  void somebody_signs_in_at_both_kinds_of_servers_and_every_library_believes_the_tokens()
      throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    Obj seen = seen("clients.mjs");
    for (String server : new String[] {"custom", "own"}) {
      Obj told = seen.obj(server).orElseThrow();
      assertThat(told.text("status")).as(server).contains("SUCCESS");
      assertThat(told.flag("sub") && told.flag("uid") && told.flag("revoked")).as(server).isTrue();
      assertThat(told.text("email")).as(server).contains("isaac@modest.test");
      assertThat(told.text("jti").orElseThrow()).as(server).startsWith("AT.");
      assertThat(told.text("code")).as("a code twice").contains("invalid_grant");
      assertThat(told.text("idp")).as(server).isEqualTo(seen.text("organisation"));
    }
    assertThat(seen.text("subject")).contains("isaac@modest.test");
    assertThat(seen.text("wrong").orElseThrow()).as("of another server").isNotEqualTo("done");
  }

  @Test
  void an_application_of_express_lets_somebody_in_and_out_through_a_browser() throws Exception {
    Assumptions.assumeTrue(node.isPresent(), "no Node here");
    Obj seen = seen("app.mjs");
    for (String server : new String[] {"custom", "own"}) {
      Obj told = seen.obj(server).orElseThrow();
      assertThat(told.text("sub")).as(server).isEqualTo(seen.text("user"));
      assertThat(told.text("email")).as(server).contains("dann@modest.test");
      assertThat(told.items("amr").toString()).as(server).isEqualTo("[\"pwd\"]");
      assertThat(told.flag("refreshed") && told.flag("bye")).as(server).isTrue();
      assertThat(told.flag("form")).as("is asked again after signing out").isTrue();
    }
  }
}
