package dev.dtu.secure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PEM, in which certificates and keys are files of text (RFC 7468).
public final class Pem {

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private Pem() {}

  /// A certificate as PEM.
  public static String of(X509Certificate certificate) {
    try {
      return of("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException defect) {
      throw new IllegalStateException("a certificate without bytes", defect);
    }
  }

  static String of(String what, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  /// What stands between the first two lines of dashes.
  ///
  /// @throws IllegalArgumentException when the text is not PEM
  static byte[] bytes(String text) {
    String[] parts = text.split("-----(BEGIN|END) [A-Z ]+-----", -1);
    if (parts.length < 3) {
      throw new IllegalArgumentException("expected PEM");
    }
    return Base64.getMimeDecoder().decode(parts[1].strip().getBytes(StandardCharsets.US_ASCII));
  }

  /// All certificates a PEM text has, one or several; what else is in it does not matter.
  ///
  /// @throws GeneralSecurityException when it has none
  public static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
    List<X509Certificate> found = new ArrayList<>();
    Matcher each = CERTIFICATE.matcher(text);
    while (each.find()) {
      found.add(certificate(each.group()));
    }
    if (found.isEmpty()) {
      throw new CertificateException("expected certificates in PEM, found none");
    }
    return found;
  }

  /// The certificate a PEM text has.
  ///
  /// @throws IllegalArgumentException when the text is not PEM
  /// @throws GeneralSecurityException when it is something else than a certificate
  public static X509Certificate certificate(String text) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes(text)));
  }
}
