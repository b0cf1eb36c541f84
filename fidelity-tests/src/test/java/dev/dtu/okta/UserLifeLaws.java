package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Reply;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The life of a user of Okta: whatever is done, no status follows that the service does not have it follow.
class UserLifeLaws {

  private static final String USERS = "/api/v1/users/";

  /// What each act may be done from, and what it leads to.
  private static final Map<String, Map<String, String>> LEADS =
      Map.of(
          "activate", Map.of("STAGED", "PROVISIONED", "DEPROVISIONED", "PROVISIONED"),
          "reactivate", Map.of("PROVISIONED", "PROVISIONED", "RECOVERY", "RECOVERY"),
          "suspend", Map.of("ACTIVE", "SUSPENDED"),
          "unsuspend", Map.of("SUSPENDED", "ACTIVE"),
          "unlock", Map.of("LOCKED_OUT", "ACTIVE"),
          "expire_password",
              Map.of(
                  "ACTIVE", "PASSWORD_EXPIRED",
                  "PROVISIONED", "PASSWORD_EXPIRED",
                  "PASSWORD_EXPIRED", "PASSWORD_EXPIRED"),
          "reset_password",
              Map.of(
                  "ACTIVE", "RECOVERY",
                  "PROVISIONED", "RECOVERY",
                  "RECOVERY", "RECOVERY",
                  "PASSWORD_EXPIRED", "RECOVERY",
                  "LOCKED_OUT", "RECOVERY"));

  @Provide
  Arbitrary<List<String>> lives() {
    return Arbitraries.of(
            "activate",
            "reactivate",
            "suspend",
            "unsuspend",
            "unlock",
            "expire_password",
            "reset_password",
            "deactivate")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Property(tries = 40)
  void no_act_leads_where_it_may_not(
      @ForAll @From("lives") List<String> acts, @ForAll boolean staged) {
    var org = new Org();
    String id =
        Org.id(
            org.post(
                "/api/v1/users?activate=" + !staged, staged ? Org.person("a") : Org.member("a")));
    for (String act : acts) {
      Obj before = org.get(USERS + id);
      String status = before.text("status").orElseThrow();
      Reply reply = org.ask("POST", USERS + id + "/lifecycle/" + act + "?sendEmail=true", "");
      String expected =
          act.equals("deactivate") ? "DEPROVISIONED" : LEADS.get(act).getOrDefault(status, "");
      if (expected.isEmpty()) {
        assertThat(reply.status()).as(act + " of " + status).isIn(400, 403);
        assertThat(org.get(USERS + id)).isEqualTo(before);
      } else {
        assertThat(reply.status()).as(act + " of " + status).isEqualTo(200);
        String now = org.status(id);
        boolean active = act.equals("activate") && Set.of("ACTIVE", "PROVISIONED").contains(now);
        assertThat(active || now.equals(expected)).as(act + " of " + status + ": " + now).isTrue();
      }
    }
    assertThat(org.universe().replay().differences()).isEmpty();
  }

  @Example
  void a_refusal_says_what_the_status_forbids() {
    var org = new Org();
    String active = Org.id(org.post("/api/v1/users", Org.member("a")));
    assertThat(org.refused("POST", USERS + active + "/lifecycle/activate", ""))
        .isEqualTo("403 E0000016 Activation failed because the user is already active");
    assertThat(org.refused("POST", USERS + active + "/lifecycle/reactivate", ""))
        .startsWith("403 E0000038");
    assertThat(org.refused("POST", USERS + active + "/lifecycle/unlock", ""))
        .endsWith("| The user is not locked out.")
        .startsWith("403 E0000032");
    assertThat(org.refused("POST", USERS + active + "/lifecycle/unsuspend", ""))
        .startsWith("400 E0000001");
    String staged = Org.id(org.post("/api/v1/users?activate=false", Org.person("b")));
    assertThat(org.refused("POST", USERS + staged + "/lifecycle/suspend", ""))
        .startsWith("400 E0000001");
    assertThat(org.refused("POST", USERS + staged + "/credentials/forgot_password", ""))
        .startsWith("403 E0000034");
  }

  @Example
  void who_gets_no_mail_gets_the_link() {
    var org = new Org();
    String id = Org.id(org.post("/api/v1/users?activate=false", Org.person("a")));
    Obj told = org.post(USERS + id + "/lifecycle/activate?sendEmail=false", "");
    String token = told.text("activationToken").orElseThrow();
    assertThat(told.text("activationUrl").orElseThrow()).endsWith("/welcome/" + token);
    assertThat(org.post(USERS + id + "/lifecycle/reactivate", "")).isEqualTo(Obj.EMPTY);
    assertThat(org.post(USERS + id + "/lifecycle/reset_password?sendEmail=false", "").keys())
        .containsExactly("resetPasswordUrl");
  }

  @Example
  void passwords_and_answers_are_changed_by_who_knows_them() {
    var org = new Org();
    String id = Org.id(org.post("/api/v1/users", Org.member("a")));
    String change = USERS + id + "/credentials/change_password";
    String wrong =
        "{\"oldPassword\": {\"value\": \"x\"}, \"newPassword\": {\"value\": \"Efgh5678!\"}}";
    assertThat(org.refused("POST", change, wrong))
        .isEqualTo(
            "403 E0000014 Update of credentials failed | oldPassword: The credentials provided were"
                + " incorrect.");
    assertThat(org.post(change, wrong.replace("\"x\"", "\"Abcd1234!\"")).keys())
        .contains("password", "provider");
    org.post(
        USERS + id + "/credentials/change_recovery_question",
        "{\"password\": {\"value\": \"Efgh5678!\"}, \"recovery_question\": {\"question\": \"Who?\","
            + " \"answer\": \"Annie\"}}");
    assertThat(org.get(USERS + id).toString()).contains("Who?").doesNotContain("Annie");
    String temporary =
        org.post(USERS + id + "/lifecycle/expire_password?tempPassword=true", "")
            .text("tempPassword")
            .orElseThrow();
    String renewed = wrong.replace("\"x\"", "\"" + temporary + "\"");
    assertThat(org.refused("POST", change, renewed))
        .isEqualTo(
            "400 E0000001 Api validation failed: password | password: Password has been used too"
                + " recently");
    org.post(change, renewed.replace("Efgh", "Ijkl"));
    assertThat(org.status(id)).isEqualTo("ACTIVE");
  }
}
