package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.junit.InUniverse;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What claims in Okta's expression language put into tokens: the examples of the service's own pages.
class OktaExpressionTest implements InUniverse {

  private static final Twin OKTA = Tenant.twin();
  private static final String SERVER = "/api/v1/authorizationServers/default";

  @Override
  public List<Twin> twins() {
    return List.of(OKTA);
  }

  /// By expressions, what a claim of each comes to; `null` where there is no claim.
  private static Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("\"slow\"", "\"slow\"");
    told.put("String.append(\"This is\", \" a test\")", "\"This is a test\"");
    told.put("String.join(\",\", \"This\", \"is\", \"a\")", "\"This,is,a\"");
    told.put("String.len(\"This\")", "4");
    told.put("String.removeSpaces(\"This is a test\")", "\"Thisisatest\"");
    told.put("String.replace(\"This is a test\", \"is\", \"at\")", "\"That at a test\"");
    told.put("String.replaceFirst(\"This is a test\", \"is\", \"at\")", "\"That is a test\"");
    told.put("String.stringContains(\"This is a test\", \"test\")", "true");
    told.put("String.stringSwitch(\"First wins\", \"no\", \"x\", \"a\", \"wins\", \"b\")", "\"b\"");
    told.put("String.substring(\"This is a test\", 2, 9)", "\"is is a\"");
    told.put("String.substringAfter(user.email, \"@\")", "\"example.com\"");
    told.put("String.substringBefore(user.login, '@')", "\"eve\"");
    told.put("String.toUpperCase(user.firstName)", "\"TEST\"");
    told.put("user.firstName + \" \" + user.lastName", "\"Test Person\"");
    told.put("user.profile.lastName.toLowerCase()", "\"person\"");
    told.put("user.city == null ? \"none\" : user.city", "\"none\"");
    told.put("user.city", "null");
    told.put("Arrays.add({10, 20}, 30)", "[10,20,30]");
    told.put("Arrays.remove({10, 20, 30}, 20)", "[10,30]");
    told.put("Arrays.get({0, 1, 2}, 0)", "0");
    told.put("Arrays.flatten(10, {20, 30}, 40)", "[10,20,30,40]");
    told.put("Arrays.contains({10, 20}, 50)", "false");
    told.put("Arrays.isEmpty(NULL)", "true");
    told.put("Arrays.toCsvString({\"This\", \"is\"})", "\"This,is\"");
    told.put("Convert.toInt(\"1234\")", "1234");
    told.put("Convert.toInt(123.6)", "124");
    told.put("1 + 2", "3");
    told.put("2 >= 10", "false");
    told.put("!(1 == 2) AND (true OR false)", "true");
    told.put("isMemberOfGroupName(\"Drivers\")", "true");
    told.put("isMemberOfGroupNameStartsWith(\"Dr\") && !isMemberOfGroupName(\"Dr\")", "true");
    told.put("Groups.startsWith(\"OKTA\", \"Driv\", 10)", "[\"Drivers\"]");
    told.put("getFilteredGroups({\"${group}\"}, \"group.name\", 40)", "[\"Drivers\"]");
    told.put("user.isMemberOf({'group.id': '${group}'})", "true");
    told.put("user.isMemberOf({'group.profile.name': 'X', 'operator': 'EXACT'})", "false");
    told.put("user.getInternalProperty(\"status\")", "\"ACTIVE\"");
    told.put("appuser.email", "\"eve@example.com\"");
    told.put("(1 +", "null");
    told.put("nobody.name", "null");
    return told;
  }

  @Test
  void claims_come_to_what_their_expressions_say(Universe universe) {
    Tenant org = new Tenant(universe);
    String user = org.user("eve@example.com", "Correct-1-horse");
    String group =
        org.post("/api/v1/groups", "{'profile': {'name': 'Drivers'}}").is(200).text("id");
    org.put("/api/v1/groups/" + group + "/users/" + user, "").is(204);
    Map<String, String> told = told();
    int number = 0;
    for (String expression : told.keySet()) {
      String text = Json.of(expression.replace("${group}", group)).toString();
      String claim =
          "{\"name\": \"c%d\", \"status\": \"ACTIVE\", \"claimType\": \"RESOURCE\", \"valueType\":"
              + " \"EXPRESSION\", \"alwaysIncludeInToken\": true, \"value\": %s}";
      org.exactly("POST", SERVER + "/claims", claim.formatted(number++, text)).is(201);
    }
    String token =
        org.password("/oauth2/default/v1/token", org.client("'password'"), "openid")
            .is(200)
            .text("access_token");
    number = 0;
    for (Map.Entry<String, String> each : told.entrySet()) {
      Json found = Tenant.claims(token).find("c" + number++).orElse(Json.Null.NULL);
      assertThat(found.toString()).as(each.getKey()).isEqualTo(each.getValue());
    }
  }
}
