package dev.dtu.okta;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/// A key of the older kind (U2F), in software.
final class SoftU2f {

  private static final byte[] HANDLE = "a handle".getBytes(StandardCharsets.US_ASCII);

  private final KeyPair keys = SoftMaker.pair();
  private final SoftMaker maker = new SoftMaker();
  private int count;

  private static byte[] client(String type, String challenge, String origin) {
    return Obj.of("typ", Json.of(type), "challenge", Json.of(challenge))
        .with("origin", origin)
        .with("cid_pubkey", "unused")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hash(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  /// What a browser tells of a new key.
  Obj made(String nonce, String origin) throws GeneralSecurityException {
    byte[] client = client("navigator.id.finishEnrollment", nonce, origin);
    byte[] place = hash(origin.getBytes(StandardCharsets.UTF_8));
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    var out = new ByteArrayOutputStream();
    out.write(5);
    out.writeBytes(point);
    out.write(HANDLE.length);
    out.writeBytes(HANDLE);
    out.writeBytes(maker.certificate());
    out.writeBytes(maker.signs(new byte[1], place, hash(client), HANDLE, point));
    return Obj.of("registrationData", Json.of(text(out.toByteArray())))
        .with("clientData", text(client));
  }

  /// What a browser tells of a key that was used.
  Obj answers(String nonce, String origin) throws GeneralSecurityException {
    byte[] client = client("navigator.id.getAssertion", nonce, origin);
    byte[] place = hash(origin.getBytes(StandardCharsets.UTF_8));
    byte[] told = ByteBuffer.allocate(5).put((byte) 1).putInt(++count).array();
    var out = new ByteArrayOutputStream();
    out.writeBytes(told);
    out.writeBytes(SoftMaker.signed(keys, place, told, hash(client)));
    return Obj.of("signatureData", Json.of(text(out.toByteArray())))
        .with("clientData", text(client));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
