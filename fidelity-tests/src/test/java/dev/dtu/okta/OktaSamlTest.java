package dev.dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// What Okta tells those who speak SAML with it, read as they read it.
class OktaSamlTest {

  private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

  private static final String PROVIDER =
      """
      {"type": "SAML2", "name": "%s", "protocol": {"type": "SAML2",
        "endpoints": {"sso": {"url": "https://idp.test", "binding": "HTTP-POST"},
          "acs": {"binding": "HTTP-POST", "type": "INSTANCE"}},
        "algorithms": {"request": {"signature": {"algorithm": "SHA-256", "scope": "%s"}},
          "response": {"signature": {"algorithm": "SHA-256", "scope": "ANY"}}},
        "credentials": {"trust": {"issuer": "https://idp.test", "kid": "k"}}},
       "policy": {"accountLink": {"action": "AUTO"}, "provisioning": {"action": "AUTO"},
         "subject": {"userNameTemplate": {"template": "idpuser.email"}, "matchType": "USERNAME"}}}
      """;

  private final Org org = new Org();

  /// A document that is well formed.
  static Document xml(String text) {
    try {
      var readers = DocumentBuilderFactory.newInstance();
      readers.setNamespaceAware(true);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return readers.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    } catch (Exception unread) {
      throw new AssertionError(text, unread);
    }
  }

  private static Element only(Document document, String name) {
    var all = document.getElementsByTagNameNS(METADATA, name);
    assertThat(all.getLength()).as(name).isEqualTo(1);
    return (Element) all.item(0);
  }

  /// The certificate of a key for a use, which signed itself and is good today.
  static X509Certificate certificate(Document document, String use) {
    var keys = document.getElementsByTagNameNS(METADATA, "KeyDescriptor");
    for (int i = 0; i < keys.getLength(); i++) {
      Element key = (Element) keys.item(i);
      if (key.getAttribute("use").equals(use)) {
        String text =
            key.getElementsByTagNameNS(SIGNATURE, "X509Certificate").item(0).getTextContent();
        return certificate(text);
      }
    }
    throw new AssertionError("no key for " + use);
  }

  private static X509Certificate certificate(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      var read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes));
      read.verify(read.getPublicKey());
      read.checkValidity(java.util.Date.from(java.time.Instant.parse("2026-11-21T12:00:00Z")));
      return read;
    } catch (Exception unread) {
      throw new AssertionError(text, unread);
    }
  }

  static String modulus(X509Certificate certificate) {
    byte[] bytes = ((RSAPublicKey) certificate.getPublicKey()).getModulus().toByteArray();
    byte[] plain = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  @Test
  void a_provider_is_told_where_to_send_people_and_by_which_key_okta_signs() {
    var made = org.post("/api/v1/idps", PROVIDER.formatted("A & <B>", "REQUEST"));
    String own = "/api/v1/idps/" + Org.id(made);
    var reply = org.ask("GET", own + "/metadata.xml", "");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().find("content-disposition"))
        .contains("attachment; filename=metadata.xml");
    Document told = xml(reply.body().toString());
    var trust = made.obj("protocol").orElseThrow().obj("credentials").orElseThrow();
    assertThat(told.getDocumentElement().getAttribute("entityID"))
        .isEqualTo(trust.obj("trust").orElseThrow().text("audience").orElseThrow());
    assertThat(only(told, "SPSSODescriptor").getAttribute("AuthnRequestsSigned")).isEqualTo("true");
    assertThat(only(told, "AssertionConsumerService").getAttribute("Location"))
        .endsWith("/sso/saml2/" + Org.id(made));
    assertThat(only(told, "ServiceName").getTextContent()).isEqualTo("A & <B>");
    X509Certificate signs = certificate(told, "signing");
    assertThat(certificate(told, "encryption")).isEqualTo(signs);
    var key = org.list(own + "/credentials/keys").getFirst();
    assertThat(key.text("kid")).isEqualTo(trust.obj("signing").orElseThrow().text("kid"));
    assertThat(modulus(signs)).isEqualTo(key.text("n").orElseThrow());
  }

  @Test
  void providers_of_an_organisation_hear_of_one_key_and_whether_requests_are_signed() {
    var first = org.post("/api/v1/idps", PROVIDER.formatted("first", "REQUEST"));
    var second = org.post("/api/v1/idps", PROVIDER.formatted("second", "NONE"));
    Document one = told(Org.id(first));
    Document other = told(Org.id(second));
    assertThat(certificate(one, "signing")).isEqualTo(certificate(other, "signing"));
    assertThat(only(other, "SPSSODescriptor").getAttribute("AuthnRequestsSigned"))
        .isEqualTo("false");
  }

  private Document told(String id) {
    return xml(org.ask("GET", "/api/v1/idps/" + id + "/metadata.xml", "").body().toString());
  }

  @Test
  void a_provider_that_does_not_speak_saml_has_none() {
    var made =
        org.post(
            "/api/v1/idps",
            "{\"name\": \"g\", \"type\": \"GOOGLE\", \"protocol\": {\"type\": \"OIDC\", \"scopes\":"
                + " [\"openid\"], \"credentials\": {\"client\": {\"client_id\": \"a\","
                + " \"client_secret\": \"b\"}}}, \"policy\": {\"accountLink\": {\"action\":"
                + " \"AUTO\"}, \"provisioning\": {\"action\": \"AUTO\"}, \"subject\":"
                + " {\"userNameTemplate\": {\"template\": \"idpuser.email\"}}}}");
    assertThat(org.refused("GET", "/api/v1/idps/" + Org.id(made) + "/metadata.xml", ""))
        .startsWith("404 E0000007");
  }
}
