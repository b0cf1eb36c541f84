package dev.dtu.twins.okta;

import dev.dtu.effect.Play;

/// Ids of factors, which begin as those of their type do.
///
/// - source: recorded traffic of okta/terraform-provider-okta, POST /users/{id}/factors (sms, question),
///   and developer.okta.com, factors API (the others), 2026-08-31
final class FactorIds {

  private FactorIds() {}

  static String id(Play play, String type, String provider) {
    String begins =
        switch (type) {
          case "question" -> "ufs";
          case "sms" -> "mbl";
          case "call" -> "clf";
          case "email" -> "emf";
          case "push" -> "opf";
          case "webauthn" -> "fwf";
          case "u2f" -> "fuf";
          case "token" -> provider.equals("RSA") ? "rsa" : "ufv";
          case "token:hardware" -> "ykf";
          case "token:hotp" -> "chf";
          default -> "";
        };
    String minted = play.rows(Factors.RESOURCE).mint();
    return begins.isEmpty() ? minted : begins + minted.substring(begins.length());
  }
}
