package dev.dtu.event;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How what is told is sealed, so that who hears it knows who tells.
public sealed interface Signing {

  /// The kinds, by the word that says them.
  List<String> KINDS = List.of("none", "hmac-sha256");

  /// Not at all, or by a header line that is the same each time.
  enum None implements Signing {
    NONE
  }

  /// A keyed hash (RFC 2104), in a header line; no line where there is no secret.
  ///
  /// @param over what is hashed, with `${…}`
  /// @param prefix what stands before the hash, which is in hexadecimal digits
  record Hmac(String over, String header, String prefix) implements Signing {}

  default Obj show() {
    return switch (this) {
      case None _ -> Obj.EMPTY;
      case Hmac(String over, String header, String prefix) ->
          Obj.of("over", Json.of(over), "header", Json.of(header)).with("prefix", prefix);
    };
  }

  static Signing of(Obj kept) {
    return kept.isEmpty()
        ? None.NONE
        : new Hmac(
            kept.text("over").orElse(""),
            kept.text("header").orElse(""),
            kept.text("prefix").orElse(""));
  }

  /// The header lines, with the seal.
  private static String sealed(String over, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(over.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The lines, and the seal where there is one.
  default Headers signed(Headers lines, Facts facts, String secret) {
    return switch (this) {
      case None _ -> lines;
      case Hmac hmac ->
          secret.isEmpty()
              ? lines
              : lines.with(
                  hmac.header, hmac.prefix + sealed(Wording.line(hmac.over, facts), secret));
    };
  }
}
