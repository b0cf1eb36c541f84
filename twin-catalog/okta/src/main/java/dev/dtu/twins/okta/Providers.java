package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Identity providers as they are looked for, and what is told of the certificates they sign with.
final class Providers {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listIdentityProviders", Providers::list)
          .on("createIdentityProviderKey", Providers::key);

  /// The keys a provider signs with.
  static final String KEYS = "credential-key";

  private static final int PAGE = 20;

  private Providers() {}

  /// Gives a new one that speaks SAML the key that the organisation signs with.
  static void born(Play play, Thing provider) {
    provider
        .text("protocol.credentials.signing.kid")
        .filter(kid -> play.rows(KEYS).find(provider.id(), kid).isEmpty())
        .ifPresent(kid -> play.rows(KEYS).make(signing(play, kid), provider.id()));
  }

  /// All providers sign with it from the year before on, for ten years.
  static Obj signing(Play play, String kid) {
    int year = play.scene().moment().atZone(ZoneOffset.UTC).getYear() - 1;
    return Certified.key(
        play,
        kid,
        LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC),
        LocalDate.of(year + 10, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /// Lists those with a word in their name.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, GET /idps?q=, 2026-11-22
  private static Reply list(Play play) {
    String word = play.asked("q").orElse("").toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return play.plainly();
    }
    Optional<String> type = play.asked("type");
    List<Thing> found =
        Finding.those(
            play.rows("idp").all(),
            each -> named(each, word) && (type.isEmpty() || each.text("type").equals(type)));
    return play.paged(found, PAGE);
  }

  /// Whether a thing has a word, in small letters, in its name.
  static boolean named(Thing thing, String word) {
    return thing.text("name").orElse("").toLowerCase(Locale.ROOT).contains(word);
  }

  /// Keeps a certificate, and tells what stands in it: its key, its hash and when it ends.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /idps/credentials/keys, 2026-11-22
  private static Reply key(Play play) {
    Optional<X509Certificate> read =
        play.sent().items("x5c").items().stream()
            .findFirst()
            .flatMap(Json::asText)
            .flatMap(Providers::certificate);
    if (read.isEmpty() || !(read.get().getPublicKey() instanceof RSAPublicKey open)) {
      return play.plainly();
    }
    Thing key =
        play.done()
            .with("n", number(open.getModulus()))
            .with("e", number(open.getPublicExponent()))
            .with("x5t#S256", hash(read.get()))
            .with("expiresAt", play.at(read.get().getNotAfter().toInstant()));
    return play.shown(play.rows("key").keep(key));
  }

  private static Optional<X509Certificate> certificate(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text);
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(bytes))
              instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return text(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String hash(X509Certificate certificate) {
    try {
      return text(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateException broken) {
      throw new IllegalStateException("every JDK has SHA-256, and this was just read", broken);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
