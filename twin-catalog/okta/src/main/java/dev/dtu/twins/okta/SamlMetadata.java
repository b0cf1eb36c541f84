package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;

/// How other services are told of an application that people sign in to by SAML.
///
/// - source: recorded traffic of okta/terraform-provider-okta, GET
///   /api/v1/apps/{appId}/sso/saml/metadata, 2026-11-22
final class SamlMetadata {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE.on("previewSAMLmetadataForApplication", SamlMetadata::shown);

  private static final String FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:";
  private static final String EMAIL = FORMAT + "emailAddress";
  private static final String UNSPECIFIED = FORMAT + "unspecified";
  private static final String BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:";

  private SamlMetadata() {}

  /// Tells who signs, where people sign in and out, and how they are named.
  ///
  /// - in: `kid`, the key that is told
  /// - out: XML; where to sign out only where that is on
  /// - refuses: E0000007 a key that the application does not have
  private static Reply shown(Play play) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    String kid = play.asked("kid").orElse("");
    String certificate =
        play.rows("app-credential-key").get(app.id(), kid).find("x5c").stream()
            .flatMap(all -> all.asArr().stream())
            .flatMap(all -> all.items().stream())
            .flatMap(one -> one.asText().stream())
            .findFirst()
            .orElseThrow(() -> Refusal.of("not-found").with("class", "JsonWebKey").with("id", kid));
    String own =
        Mint.of("exk[0-9A-Za-z]{14}1d7").make(play.scene().call().dice().at("exk").at(app.id()), 0);
    boolean old = app.text("signOnMode").filter("SAML_1_1"::equals).isPresent();
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.append("<md:EntityDescriptor entityID=\"")
        .append(old ? own : "http://www.okta.com/" + own)
        .append("\" xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">")
        .append("<md:IDPSSODescriptor WantAuthnRequestsSigned=\"false\"")
        .append(" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">")
        .append("<md:KeyDescriptor use=\"signing\">")
        .append("<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>")
        .append("<ds:X509Certificate>")
        .append(certificate)
        .append("</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>");
    String place =
        play.scene().origin().url() + "/app/" + app.text("name").orElse("") + "/" + own + "/";
    if (app.find("settings.signOn.slo.enabled").filter(Json.of(true)::equals).isPresent()) {
      services(out, "SingleLogoutService", place + "slo/saml");
    }
    for (String format : formats(app)) {
      out.append("<md:NameIDFormat>").append(format).append("</md:NameIDFormat>");
    }
    services(out, "SingleSignOnService", place + "sso/saml");
    out.append("</md:IDPSSODescriptor></md:EntityDescriptor>");
    String wanted = play.scene().call().request().headers().find("accept").orElse("");
    String type = wanted.contains("text/xml") ? "text/xml" : "application/xml";
    return Reply.text(200, out.toString(), type);
  }

  private static void services(StringBuilder out, String name, String place) {
    for (String binding : List.of("HTTP-POST", "HTTP-Redirect")) {
      out.append("<md:")
          .append(name)
          .append(" Binding=\"")
          .append(BINDING)
          .append(binding)
          .append("\" Location=\"")
          .append(place)
          .append("\"/>");
    }
  }

  /// How people are named: by e-mail always, besides as the application wants it.
  private static List<String> formats(Thing app) {
    boolean old = app.text("signOnMode").filter("SAML_1_1"::equals).isPresent();
    String own = app.text("settings.signOn.subjectNameIdFormat").orElse(old ? UNSPECIFIED : EMAIL);
    List<String> formats = new ArrayList<>(List.of(EMAIL));
    if (!own.equals(EMAIL)) {
      formats.add(own.equals(UNSPECIFIED) ? 0 : 1, own);
    }
    return formats;
  }
}
