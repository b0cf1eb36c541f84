package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import dev.dtu.junit.InUniverse;
import dev.dtu.junit.World;
import dev.dtu.twin.Twin;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an organisation settles, as Okta shows it: providers, rules, zones, questions and claims.
class OktaSettledTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();

  /// A certificate of an RSA key, until 2126, made for this test.
  private static final String CERTIFICATE =
      "MIIB8TCCAVqgAwIBAgIBBzANBgkqhkiG9w0BAQsFADATMREwDwYDVQQDDAhpZHAudGVzdDAgFw0yNj"
          + "ExMjIxODAxMjBaGA8yMTI2MTAyOTE4MDEyMFowEzERMA8GA1UEAwwIaWRwLnRlc3QwgZ8wDQYJKoZI"
          + "hvcNAQEBBQADgY0AMIGJAoGBAMvXi4f9QRci19zdq7Mb+k3E/PMVkMHRiyXYr48WqUcOZmqTNItOdb"
          + "UV42N/8h/XVUHlviont8Oq4T2WZLc6vP2OYTJEF1VrBBU3X5jWDafgADL21nJhn1wb/Qj1ofvlx/Uz"
          + "zaTFSozUHbX4RcYDSu4/bj1lGUEmjP4vkvFQ+iEdAgMBAAGjUzBRMB0GA1UdDgQWBBTYHSMRHVuZjy"
          + "Kgj5KYi0bUiq8IMTAfBgNVHSMEGDAWgBTYHSMRHVuZjyKgj5KYi0bUiq8IMTAPBgNVHRMBAf8EBTAD"
          + "AQH/MA0GCSqGSIb3DQEBCwUAA4GBAGVyyIIBaQiBkt8KidWr5B9k7FsP1T+oPXYiRyOyhVV1rbmhc3"
          + "kihIWf5eb28chi95hO3bethCm2jdv3f3/nTihUs0y+CM2bOOREuLMof3rLeeU93g6x2jWtBOy+XcwA"
          + "TqNJ5+iqGigLgG5DY71dlS34Ne8sgkFbENsI4nZPYVEl";

  private static final String MODULUS =
      "y9eLh_1BFyLX3N2rsxv6TcT88xWQwdGLJdivjxapRw5mapM0i051tRXjY3_yH9dVQeW-"
          + "Kie3w6rhPZZktzq8_Y5hMkQXVWsEFTdfmNYNp-AAMvbWcmGfXBv9CPWh--"
          + "XH9TPNpMVKjNQdtfhFxgNK7j9uPWUZQSaM_i-S8VD6IR0";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  private static Obj links(Tenant.Said said) {
    return said.is(200).obj().obj("_links").orElseThrow();
  }

  private static void provider(Tenant org, String name, String type) {
    org.post(
            "/api/v1/idps",
            ("{'name': '%s', 'type': '%s', 'protocol': {'type': 'OIDC', 'scopes': ['openid'], "
                    + "'credentials': {'client': {'client_id': 'a', 'client_secret': 'b'}}}, "
                    + "'policy': {'accountLink': {'action': 'AUTO'}, 'provisioning': {'action': "
                    + "'AUTO'}, 'subject': {'userNameTemplate': {'template': 'idpuser.email'}}}}")
                .formatted(name, type))
        .is(200);
  }

  @Test
  void providers_are_found_by_a_word_in_their_name(World world) {
    Tenant org = new Tenant(world.universe());
    provider(org, "my google", "GOOGLE");
    provider(org, "my facebook", "FACEBOOK");
    assertThat(org.get("/api/v1/idps?q=Google").is(200).texts("name")).containsExactly("my google");
    assertThat(org.get("/api/v1/idps?q=my&type=FACEBOOK").is(200).texts("name"))
        .containsExactly("my facebook");
    assertThat(org.get("/api/v1/idps?q=none").is(200).texts("name")).isEmpty();
  }

  @Test
  void a_certificate_tells_its_key_its_hash_and_its_end(World world) {
    Tenant org = new Tenant(world.universe());
    Tenant.Said key =
        org.post("/api/v1/idps/credentials/keys", "{'x5c': ['" + CERTIFICATE + "']}").is(200);
    assertThat(key.text("n")).isEqualTo(MODULUS);
    assertThat(key.text("x5t#S256")).isEqualTo("q81xZa530VsrGzKIhSyGuEuWXgrR-E_3GMlNLQNvi4Y");
    assertThat(key.text("expiresAt")).startsWith("2126-");
    assertThat(org.get("/api/v1/idps/credentials/keys/" + key.text("kid")).is(200).text("n"))
        .isEqualTo(MODULUS);
    org.post("/api/v1/idps/credentials/keys", "{'x5c': ['no certificate']}").is(200).text("kid");
  }

  @Test
  void rules_of_groups_are_searched_and_keep_their_status_when_replaced(World world) {
    Tenant org = new Tenant(world.universe());
    String group = org.post("/api/v1/groups", "{'profile': {'name': 'G'}}").is(200).text("id");
    String body =
        "{'type': 'group_rule', 'name': '%s', 'conditions': {'expression': {'type': "
            + "'urn:okta:expression:1.0', 'value': 'user.firstName==user.lastName'}}, 'actions': "
            + "{'assignUserToGroups': {'groupIds': ['"
            + group
            + "']}}}";
    String one = org.post("/api/v1/groups/rules", body.formatted("red one")).is(200).text("id");
    org.post("/api/v1/groups/rules", body.formatted("blue one")).is(200);
    assertThat(org.get("/api/v1/groups/rules?search=red").is(200).texts("name"))
        .containsExactly("red one");
    assertThat(
            org.put("/api/v1/groups/rules/" + one, body.formatted("red two"))
                .is(200)
                .text("status"))
        .isEqualTo("INACTIVE");
  }

  @Test
  void a_zone_that_is_switched_off_by_a_replacement_can_be_switched_on(World world) {
    Tenant org = new Tenant(world.universe());
    String zone =
        "{'type': 'IP', 'name': 'Z', 'status': '%s', 'usage': 'POLICY', 'gateways': [{'type': "
            + "'CIDR', 'value': '1.2.3.4/24'}]}";
    String id = org.post("/api/v1/zones", zone.formatted("ACTIVE")).is(200).text("id");
    Obj off = links(org.put("/api/v1/zones/" + id, zone.formatted("INACTIVE")));
    assertThat(off.has("activate")).isTrue();
    assertThat(off.has("deactivate")).isFalse();
    Obj on = links(org.put("/api/v1/zones/" + id, zone.formatted("ACTIVE")));
    assertThat(on.has("activate")).isFalse();
    assertThat(on.has("deactivate")).isTrue();
  }

  @Test
  void a_behaviour_tells_when_it_was_changed(World world) {
    Tenant org = new Tenant(world.universe());
    world.freeze();
    Tenant.Said made =
        org.post(
                "/api/v1/behaviors",
                "{'name': 'B', 'type': 'VELOCITY', 'settings': {'velocityKph': 805}}")
            .is(200);
    world.advance(Duration.ofMinutes(1));
    Tenant.Said off =
        org.post("/api/v1/behaviors/" + made.text("id") + "/lifecycle/deactivate", "").is(200);
    assertThat(off.text("created")).isEqualTo(made.text("created"));
    assertThat(off.text("lastUpdated")).isGreaterThan(made.text("lastUpdated"));
  }

  @Test
  void a_question_has_words_and_can_be_changed(World world) {
    Tenant org = new Tenant(world.universe());
    String factors =
        "/api/v1/users/" + org.user("asked@example.com", "Correct-1-horse") + "/factors";
    assertThat(org.get(factors + "/questions").is(200).texts("question"))
        .hasSize(19)
        .startsWith("disliked_food");
    Tenant.Said made =
        org.post(
                factors,
                "{'factorType': 'question', 'provider': 'OKTA', 'profile': {'question': "
                    + "'disliked_food', 'answer': 'meatball'}}")
            .is(200);
    assertThat(made.text("profile/questionText")).endsWith("least liked as a child?");
    assertThat(links(made).has("verify")).isFalse();
    String own = factors + "/" + made.text("id");
    org.put(own, "{'profile': {'question': 'first_award', 'answer': 'no'}}")
        .refuses(400, "E0000001");
    org.put(own, "{'profile': {'question': 'first_award', 'answer': 'swimming'}}").is(200);
    assertThat(org.get(own).is(200).text("profile/question")).isEqualTo("first_award");
    org.post(own + "/verify", "{'answer': 'meatball'}").refuses(403, "E0000068");
    org.post(own + "/verify", "{'answer': 'swimming'}").is(200);
  }

  @Test
  void an_organisation_switches_kinds_of_factors_on_and_off(World world) {
    Tenant org = new Tenant(world.universe());
    String own = "/api/v1/org/factors/okta_question";
    assertThat(org.get(own).is(200).text("status")).isEqualTo("INACTIVE");
    Tenant.Said on = org.post(own + "/lifecycle/activate", "").is(200);
    assertThat(on.text("status")).isEqualTo("ACTIVE");
    assertThat(links(on).has("deactivate")).isTrue();
    assertThat(org.get(own).is(200).text("status")).isEqualTo("ACTIVE");
    org.post(own + "/lifecycle/deactivate", "").is(200);
    assertThat(org.get(own).is(200).text("status")).isEqualTo("INACTIVE");
    assertThat(org.get("/api/v1/org/factors").is(200).texts("id")).contains("okta_sms", "hotp");
    org.get("/api/v1/org/factors/telepathy").refuses(404, "E0000007");
  }

  @Test
  void a_server_trusts_others_and_they_are_told_from_both_sides(World world) {
    Tenant org = new Tenant(world.universe());
    String servers = "/api/v1/authorizationServers";
    String body = "{'name': '%s', 'description': 'd', 'audiences': ['api://a']}";
    String one = org.post(servers, body.formatted("One")).is(201).text("id");
    String two = org.post(servers, body.formatted("Two")).is(201).text("id");
    String own = servers + "/" + one + "/associatedServers";
    assertThat(org.post(own, "{'trusted': ['" + two + "']}").is(200).texts("name"))
        .containsExactly("Two");
    assertThat(org.get(own + "?trusted=true").is(200).texts("id")).containsExactly(two);
    assertThat(org.get(own + "?trusted=true&q=one").is(200).texts("id")).isEmpty();
    String other = servers + "/" + two + "/associatedServers?trusted=false";
    assertThat(org.get(other).is(200).texts("id")).containsExactly(one);
    org.post(own, "{'trusted': ['nobody']}").refuses(404, "E0000007");
    org.delete(own + "/" + two).is(204);
    assertThat(org.get(own + "?trusted=true").is(200).texts("id")).isEmpty();
    org.delete(own + "/" + two).refuses(404, "E0000007");
  }

  @Test
  void a_set_holds_what_was_put_into_it(World world) {
    Tenant org = new Tenant(world.universe());
    String orn = "orn:okta:idp:00o1:apps:bookmark:0oa1";
    String set =
        org.post(
                "/api/v1/iam/resource-sets",
                "{'label': 'S', 'description': 'd', 'resources': ['" + orn + "']}")
            .is(200)
            .text("id");
    String resources = "/api/v1/iam/resource-sets/" + set + "/resources";
    String users = "https://okta.test/api/v1/users";
    org.send("PATCH", resources, "{'additions': ['" + users + "', '" + orn + "']}").is(200);
    var held = org.get(resources).is(200).obj().items("resources").items();
    assertThat(held).hasSize(2);
    Obj app = (Obj) held.getFirst();
    assertThat(app.text("orn")).contains(orn);
    assertThat(app.obj("_links").orElseThrow().toString())
        .contains("https://okta.test/api/v1/apps/0oa1", resources);
    assertThat(held.getLast().toString()).contains(users);
    org.delete(resources + "/" + app.text("id").orElseThrow()).is(204);
    assertThat(org.get(resources).is(200).obj().items("resources").items()).hasSize(1);
  }

  @Test
  void there_may_be_several_authenticators_of_some_kinds_and_one_of_others(World world) {
    Tenant org = new Tenant(world.universe());
    String body = "{'key': '%s', 'name': '%s', 'agreeToTerms': true}";
    String first =
        org.post("/api/v1/authenticators?activate=true", body.formatted("custom_app", "A"))
            .is(200)
            .text("id");
    String next =
        org.post("/api/v1/authenticators", body.formatted("custom_app", "B")).is(200).text("id");
    assertThat(next).isNotEqualTo(first);
    org.post("/api/v1/authenticators", body.formatted("duo", "C")).is(200);
    org.post("/api/v1/authenticators", body.formatted("duo", "D")).is(400);
    Tenant.Said used = org.post("/api/v1/authenticators/" + first + "/lifecycle/deactivate", "");
    assertThat(used.refuses(403, "E0000148").reply().body().toString())
        .contains("Authenticator Enrollment Policies: Default Policy");
    String outside =
        org.post("/api/v1/authenticators", body.formatted("external_idp", "E")).is(200).text("id");
    Tenant.Said off =
        org.post("/api/v1/authenticators/" + outside + "/lifecycle/deactivate", "").is(200);
    assertThat(links(off).has("activate")).isTrue();
    Tenant.Said on =
        org.post("/api/v1/authenticators/" + outside + "/lifecycle/activate", "").is(200);
    assertThat(links(on).has("deactivate")).isTrue();
    assertThat(links(on).has("activate")).isFalse();
  }

  @Test
  void an_organisation_has_one_id_wherever_it_is_told(World world) {
    Tenant org = new Tenant(world.universe());
    String id = org.get("/.well-known/okta-organization").is(200).text("id");
    assertThat(id).startsWith("00o").hasSize(20);
    assertThat(
            org.post(
                    "/api/v1/apps",
                    "{'name': 'bookmark', 'label': 'B', 'signOnMode': 'BOOKMARK', 'settings': "
                        + "{'app': {'requestIntegration': false, 'url': 'https://b.test'}}}")
                .is(200)
                .text("orn"))
        .contains(":idp:" + id + ":apps:");
  }

  @Test
  void authenticators_are_what_they_are(World world) {
    Tenant org = new Tenant(world.universe());
    String all = "/api/v1/authenticators";
    org.post(all, "{'key': 'okta_email', 'name': 'Email'}").refuses(400, "E0000001");
    String phone = "{'key': 'phone_number', 'name': 'Phone'}";
    org.post(all, phone).refuses(400, "E0000001");
    int place = org.get(all).is(200).texts("key").indexOf("phone_number");
    String id = org.get(all).texts("id").get(place);
    org.get(all + "/" + id + "/aaguids").refuses(401, "E0000015");
    org.post(all + "/" + id + "/lifecycle/deactivate", "").refuses(400, "E0000001");
    org.put(all + "/" + id, phone).refuses(400, "E0000226");
  }

  @Test
  void names_kept_for_examples_have_no_certificate_of_okta_s(World world) {
    Tenant org = new Tenant(world.universe());
    String domain = "{'domain': 'a.example.com', 'certificateSourceType': '%s'}";
    org.post("/api/v1/domains", domain.formatted("OKTA_MANAGED")).refuses(400, "E0000001");
    org.post("/api/v1/domains", domain.formatted("MANUAL")).is(201);
  }

  @Test
  void events_of_a_hook_stand_as_in_a_set(World world) {
    Tenant org = new Tenant(world.universe());
    String hook =
        "{'name': 'H', 'events': {'type': 'EVENT_TYPE', 'items':"
            + " ['user.lifecycle.delete.initiated', 'user.lifecycle.create',"
            + " 'user.lifecycle.create']}, 'channel': {'type': 'HTTP', 'version': '1.0.0',"
            + " 'config': {'uri': 'https://x.test/h', 'headers': [], 'authScheme': {'type':"
            + " 'HEADER', 'key': 'a', 'value': 'b'}}}}";
    Obj events = org.post("/api/v1/eventHooks", hook).is(200).obj().obj("events").orElseThrow();
    assertThat(events.items("items").items().stream().map(each -> each.asText().orElse("")))
        .containsExactly("user.lifecycle.create", "user.lifecycle.delete.initiated");
  }
}
