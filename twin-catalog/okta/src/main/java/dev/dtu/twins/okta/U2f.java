package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.math.BigInteger;
import java.net.URI;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A key of somebody's own of the older kind (U2F): made for a nonce, which its maker's certificate
/// vouches for, and asked by another each time.
///
/// - refuses: `wrong-passcode` another nonce, place or signature than was asked for, a key that counts
///   backwards, and nobody at the key
/// - source: okta-management OpenAPI 2026.06.3, examples ActivateFactorU2fRequest and
///   UserFactorVerifyU2fRequest, 2026-11-23; FIDO U2F raw message formats 1.2, sections 4.3 and 5.4
record U2f(Play play, Thing factor) {

  static final String TYPE = "u2f";
  static final String VERSION = "U2F_V2";

  private static final String NONCE = "challenge";
  private static final String KEY = "u2fKey";
  private static final long SECONDS = 20;
  private static final int POINT = 65;
  private static final int COORDINATE = 32;
  private static final byte REGISTRATION = 0x05;

  static boolean is(Thing factor) {
    return factor.text("factorType").filter(TYPE::equals).isPresent();
  }

  /// Where keys are for: the organisation's own address.
  static String place(Play play) {
    return play.scene().origin().scheme() + "://" + play.scene().origin().host();
  }

  private Thing minted() {
    Mint words = Mint.of("[A-Za-z0-9_-]{20}");
    String nonce = words.make(play.scene().dice().at(TYPE).at(factor.id()), 0);
    return factor.hiding(factor.hidden().with(NONCE, nonce));
  }

  /// The factor as it waits for a new key.
  Thing begun() {
    Thing waiting = minted();
    Obj activation =
        Obj.of("version", Json.of(VERSION)).withAll(new U2f(play, waiting).challenge());
    return waiting
        .showing(waiting.item().without("profile"))
        .with("_embedded", Obj.of("activation", activation));
  }

  /// The factor as it waits for an answer.
  Thing asked() {
    return minted();
  }

  /// What a client hands to the key.
  Obj challenge() {
    return Obj.of("nonce", Json.of(factor.hidden().text(NONCE).orElse("")))
        .with("timeoutSeconds", Json.of(SECONDS));
  }

  /// The factor with the key that was made, or used.
  Thing used(Obj sent) {
    try {
      byte[] client = Passkey.bytes(sent, "clientData");
      boolean known = factor.hidden().has(KEY);
      String wanted = known ? "navigator.id.getAssertion" : "navigator.id.finishEnrollment";
      List<byte[]> places = places(client, wanted);
      return known ? answered(sent, client, places) : made(sent, client, places);
    } catch (GeneralSecurityException
        | Malformed
        | IllegalArgumentException
        | BufferUnderflowException broken) {
      throw Passkey.wrong();
    }
  }

  /// What the key may have been asked for: the address where the client stands, or the organisation's.
  private List<byte[]> places(byte[] client, String wanted)
      throws Malformed, GeneralSecurityException {
    Obj told = Json.parse(client).asObj().orElse(Obj.EMPTY);
    String origin = told.text("origin").orElse("");
    boolean ours =
        origin.equals(place(play))
            || play.rows("trusted-origin").all().stream()
                .anyMatch(each -> each.text("origin").filter(origin::equals).isPresent());
    boolean right =
        told.text("typ").filter(wanted::equals).isPresent()
            && factor
                .hidden()
                .text(NONCE)
                .filter(n -> told.text(NONCE).equals(Optional.of(n)))
                .isPresent();
    if (!ours || !right) {
      throw Passkey.wrong();
    }
    String host = String.valueOf(URI.create(origin).getAuthority());
    return List.of(hash(origin), hash(host), hash(place(play)));
  }

  private static byte[] hash(String text) throws GeneralSecurityException {
    return Signed.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private Thing made(Obj sent, byte[] client, List<byte[]> places) throws GeneralSecurityException {
    ByteBuffer in = ByteBuffer.wrap(Passkey.bytes(sent, "registrationData"));
    if (in.get() != REGISTRATION) {
      throw Passkey.wrong();
    }
    byte[] point = taken(in, POINT);
    byte[] handle = taken(in, in.get() & 0xff);
    byte[] rest = taken(in, in.remaining());
    byte[] certificate = Arrays.copyOf(rest, Math.min(rest.length, length(rest)));
    byte[] signature = Arrays.copyOfRange(rest, certificate.length, rest.length);
    PublicKey maker = Signed.certified(certificate);
    boolean vouched = false;
    for (byte[] place : places) {
      byte[] asked = Signed.hash(client);
      vouched |= Signed.by(maker, signature, new byte[1], place, asked, handle, point);
    }
    if (!vouched) {
      throw Passkey.wrong();
    }
    var text = Base64.getUrlEncoder().withoutPadding();
    Obj key =
        Obj.of("x", Json.of(text.encodeToString(Arrays.copyOfRange(point, 1, 33))))
            .with("y", text.encodeToString(Arrays.copyOfRange(point, 33, POINT)))
            .with("count", Json.of(0L));
    Signed.key(key); // a point that is none refuses
    Obj profile = Obj.of("credentialId", Json.of(text.encodeToString(handle)));
    return factor
        .with("profile", profile.with("version", VERSION))
        .hiding(factor.hidden().without(NONCE).with(KEY, key));
  }

  private Thing answered(Obj sent, byte[] client, List<byte[]> places)
      throws GeneralSecurityException {
    ByteBuffer in = ByteBuffer.wrap(Passkey.bytes(sent, "signatureData"));
    byte[] told = taken(in, 5); // somebody is there, and the count
    byte[] signature = taken(in, in.remaining());
    Obj key = factor.hidden().obj(KEY).orElseThrow();
    long count = ByteBuffer.wrap(told, 1, 4).getInt() & 0xffff_ffffL;
    long before = key.find("count").flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
    boolean right = false;
    for (byte[] place : places) {
      right |= Signed.by(Signed.key(key), signature, place, told, Signed.hash(client));
    }
    if (!right || (told[0] & 1) == 0 || count <= before) {
      throw Passkey.wrong();
    }
    Obj used = key.with("count", Json.of(count));
    return factor.hiding(factor.hidden().without(NONCE).with(KEY, used));
  }

  private static byte[] taken(ByteBuffer in, int count) {
    byte[] out = new byte[count];
    in.get(out);
    return out;
  }

  /// How long the certificate is that these bytes begin with, by its head (DER).
  private static int length(byte[] der) {
    ByteBuffer in = ByteBuffer.wrap(der, 1, der.length - 1);
    int first = in.get() & 0xff;
    int octets = first < 0x80 ? 0 : first & 0x7f;
    if (octets > 2) {
      throw new IllegalArgumentException("expected a certificate of up to 65,535 bytes");
    }
    int length = octets == 0 ? first : 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | in.get() & 0xff;
    }
    return 2 + octets + length;
  }

  /// A key's point as these keys write it.
  static byte[] point(PublicKey key) throws GeneralSecurityException {
    if (!(key instanceof ECPublicKey curve)) {
      throw new GeneralSecurityException("expected a key of P-256");
    }
    var out = ByteBuffer.allocate(POINT).put((byte) 4);
    out.put(coordinate(curve.getW().getAffineX()));
    return out.put(coordinate(curve.getW().getAffineY())).array();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] plain = number.toByteArray();
    byte[] out = new byte[COORDINATE];
    int length = Math.min(COORDINATE, plain.length);
    System.arraycopy(plain, plain.length - length, out, COORDINATE - length, length);
    return out;
  }
}
