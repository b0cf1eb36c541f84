package dev.dtu.twins.okta;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/// Addresses to which people are sent back: absolute ones without a fragment, of any scheme.
///
/// - source: RFC 6749, 3.1.2, and okta-management OpenAPI 2026.06.3, redirect_uris, 2026-11-23; in which
///   words others are refused is not told
final class Redirects {

  private static final List<String> MEMBERS = List.of("redirect_uris", "post_logout_redirect_uris");

  private static final Pattern ABSOLUTE =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!//[/?]|//$)[^\\s#<>\"]+");

  private Redirects() {}

  /// Refuses addresses of a client that are none.
  static void check(Obj client) {
    for (String member : MEMBERS) {
      for (Json each : client.items(member)) {
        String address = each.asText().orElse("");
        if (!ABSOLUTE.matcher(address).matches()) {
          throw Refusal.of(Problem.INVALID)
              .because(member, "'" + address + "' is not a valid redirect URI.");
        }
      }
    }
  }
}
