package dev.dtu.twins.okta;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What vouches for a new key: the key itself, or its maker's by a certificate. Who made the certificate
/// is not asked, as in an organisation that lets any key in; other forms (`tpm`, `android-key`, `apple`)
/// are not looked into.
///
/// - source: W3C WebAuthn level 2, sections 8.2, 8.6 and 8.7
final class Attested {

  private static final int PLACE = 32;

  private final Map<String, Object> attestation;
  private final byte[] told;
  private final byte[] client;

  /// What vouches for one key.
  ///
  /// @param attestation the whole object that the client sent
  /// @param told what the key says of itself
  /// @param client what the client says it was asked
  Attested(Map<String, Object> attestation, byte[] told, byte[] client) {
    this.attestation = attestation;
    this.told = told;
    this.client = client;
  }

  /// Whether what was signed is right; true where nothing was.
  ///
  /// @param id the new key's name
  /// @param key its public part
  boolean right(byte[] id, PublicKey key) throws GeneralSecurityException {
    Map<String, Object> statement = Cbor.map(attestation.getOrDefault("attStmt", ""));
    byte[] signature = Cbor.bytes(statement, "sig");
    String form = String.valueOf(attestation.getOrDefault("fmt", "none"));
    return switch (form) {
      case "packed" -> Signed.by(vouching(statement, key), signature, told, Signed.hash(client));
      case "fido-u2f" -> {
        byte[] place = Arrays.copyOf(told, PLACE);
        PublicKey maker = vouching(statement, key);
        byte[] point = U2f.point(key);
        yield Signed.by(maker, signature, new byte[1], place, Signed.hash(client), id, point);
      }
      default -> true;
    };
  }

  /// The maker's key where there is a certificate of it, else the new key itself.
  private static PublicKey vouching(Map<String, Object> statement, PublicKey key)
      throws GeneralSecurityException {
    return statement.get("x5c") instanceof List<?> chain
            && !chain.isEmpty()
            && chain.getFirst() instanceof byte[] first
        ? Signed.certified(first)
        : key;
  }
}
