package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How other services are told of an application that people sign in to by SAML, and of Okta where people
/// come to it from a provider that speaks SAML.
///
/// - source: recorded traffic of okta/terraform-provider-okta, GET
///   /api/v1/apps/{appId}/sso/saml/metadata and GET /api/v1/idps/{idpId}/metadata.xml, 2026-11-22
final class SamlMetadata {

  /// What data cannot say of it.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("previewSAMLmetadataForApplication", SamlMetadata::shown)
          .on("getIdentityProviderMetadata", SamlMetadata::provider);

  private static final String FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:";
  private static final String EMAIL = FORMAT + "emailAddress";
  private static final String UNSPECIFIED = FORMAT + "unspecified";
  private static final String BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:";

  /// Forms of names that Okta takes of a provider.
  private static final List<String> NAMES =
      List.of(
          UNSPECIFIED,
          EMAIL,
          "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
          "urn:oasis:names:tc:SAML:2.0:nameid-format:transient");

  /// What it reads, by the names that follow the place of the standard.
  private static final List<String> CIPHERS =
      List.of(
          "2001/04/xmlenc#aes128-cbc",
          "2001/04/xmlenc#aes192-cbc",
          "2001/04/xmlenc#aes256-cbc",
          "2009/xmlenc11#aes128-gcm",
          "2009/xmlenc11#aes256-gcm",
          "2001/04/xmlenc#tripledes-cbc");

  /// What it wants to know of people.
  private static final Obj ATTRIBUTES =
      Obj.of("firstName", Json.of("First Name"), "lastName", Json.of("Last Name"))
          .with("email", "Email")
          .with("mobilePhone", "Mobile Phone");

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
        certificate(play.rows("app-credential-key").get(app.id(), kid).item())
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
        .append(key("signing", certificate, ""));
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

  private static Optional<String> certificate(Obj key) {
    return key.items("x5c").items().stream().flatMap(one -> one.asText().stream()).findFirst();
  }

  private static String key(String use, String certificate, String methods) {
    return "<md:KeyDescriptor use=\""
        + use
        + "\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>"
        + "<ds:X509Certificate>"
        + Certified.lines(certificate)
        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        + methods
        + "</md:KeyDescriptor>";
  }

  /// Tells a provider where it sends people, what Okta signs and reads with, and what it wants to know.
  ///
  /// - out: XML, to be kept as a file
  /// - refuses: E0000007 a provider that does not speak SAML
  private static Reply provider(Play play) {
    Thing provider = play.rows("idp").get(play.asked("idpId").orElse(""));
    String kid =
        provider
            .text("protocol.credentials.signing.kid")
            .filter(_ -> provider.text("protocol.type").filter("SAML2"::equals).isPresent())
            .orElseThrow(() -> Refusal.of("not-found").with("id", provider.id()));
    Obj signing =
        play.rows(Providers.KEYS)
            .find(provider.id(), kid)
            .map(Thing::item)
            .orElseGet(() -> Providers.signing(play, kid));
    String certificate = certificate(signing).orElseThrow();
    String algorithms = "protocol.algorithms.";
    boolean signed = !scope(provider, algorithms + "request").equals("NONE");
    boolean wanted = !scope(provider, algorithms + "response").equals("RESPONSE");
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<md:EntityDescriptor entityID=\"")
        .append(escaped(provider.text("protocol.credentials.trust.audience").orElse("")))
        .append("\" xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">")
        .append("<md:SPSSODescriptor AuthnRequestsSigned=\"" + signed)
        .append("\" WantAssertionsSigned=\"" + wanted)
        .append("\" protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">")
        .append(key("encryption", certificate, ciphers()))
        .append(key("signing", certificate, ""));
    for (String format : NAMES) {
      out.append("<md:NameIDFormat>").append(format).append("</md:NameIDFormat>");
    }
    consumer(out, play, provider);
    organisation(out.append("</md:SPSSODescriptor>"), play).append("</md:EntityDescriptor>");
    return Reply.text(200, out.toString(), "application/octet-stream")
        .with("content-disposition", "attachment; filename=metadata.xml");
  }

  private static String scope(Thing provider, String of) {
    return provider.text(of + ".signature.scope").orElse("");
  }

  private static String ciphers() {
    var out = new StringBuilder();
    for (String cipher : CIPHERS) {
      out.append("<md:EncryptionMethod Algorithm=\"http://www.w3.org/")
          .append(cipher)
          .append("\"/>");
    }
    return out.toString();
  }

  private static void consumer(StringBuilder out, Play play, Thing provider) {
    boolean own = provider.text("protocol.endpoints.acs.type").filter("ORG"::equals).isEmpty();
    out.append("<md:AssertionConsumerService Binding=\"")
        .append(BINDING)
        .append("HTTP-POST\" Location=\"")
        .append(play.scene().origin().url())
        .append("/sso/saml2")
        .append(own ? "/" + provider.id() : "")
        .append("\" index=\"0\" isDefault=\"true\"/><md:AttributeConsumingService index=\"0\">")
        .append("<md:ServiceName xml:lang=\"en\">")
        .append(escaped(provider.text("name").orElse("")))
        .append("</md:ServiceName>");
    for (Obj.Member each : ATTRIBUTES) {
      out.append("<md:RequestedAttribute FriendlyName=\"")
          .append(each.value().asText().orElse(""))
          .append("\" Name=\"")
          .append(each.key())
          .append("\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\" isRequired=\"")
          .append(!each.key().equals("mobilePhone"))
          .append("\"/>");
    }
    out.append("</md:AttributeConsumingService>");
  }

  private static StringBuilder organisation(StringBuilder out, Play play) {
    String tenant = play.scene().origin().host().split("[.:]", 2)[0];
    return out.append("<md:Organization><md:OrganizationName xml:lang=\"en\">")
        .append(tenant)
        .append("</md:OrganizationName><md:OrganizationDisplayName xml:lang=\"en\">okta-")
        .append(tenant)
        .append("</md:OrganizationDisplayName><md:OrganizationURL xml:lang=\"en\">https://okta.com")
        .append("</md:OrganizationURL></md:Organization>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
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
