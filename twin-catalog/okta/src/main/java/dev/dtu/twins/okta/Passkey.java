package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A key of somebody's own that answers challenges (WebAuthn): made for a challenge, and asked by
/// another each time. What it signed is checked, ES256 and RS256, and so is what vouches for it (`Attested`).
///
/// - refuses: `wrong-passcode` another challenge, place, key or signature than was asked for, a key that
///   counts backwards, and nobody at the key
/// - source: https://developer.okta.com/docs/reference/api/authn/#verify-webauthn-factor, 2026-11-22; W3C
///   WebAuthn level 2, sections 6.1, 7.1 and 7.2
record Passkey(Play play, Thing factor) {

  static final String TYPE = "webauthn";

  private static final String CHALLENGE = "challenge";
  private static final String KEY = "passkey";

  /// Where a key's own part begins, behind the place, the flags and the count.
  private static final int HEAD = 37;

  private static final int PRESENT = 0x01;
  private static final int WITH_KEY = 0x40;
  private static final int COORDINATE = 32;

  static boolean is(Thing factor) {
    return factor.text("factorType").filter(TYPE::equals).isPresent();
  }

  private String minted() {
    return Mint.of("[A-Za-z0-9_-]{20}").make(play.scene().dice().at("webauthn").at(factor.id()), 0);
  }

  /// The factor as it waits for a new key.
  Thing begun(Thing user) {
    String challenge = minted();
    String login = user.text("profile.login").orElse("");
    Obj who =
        Obj.of("id", Json.of(user.id()), "name", Json.of(login))
            .with(
                "displayName",
                user.text("profile.firstName").orElse("")
                    + " "
                    + user.text("profile.lastName").orElse(""));
    Obj selection =
        Obj.of("userVerification", Json.of("preferred"), "requireResidentKey", Json.of(false));
    Obj activation =
        Obj.of("attestation", Json.of("direct"), "authenticatorSelection", selection)
            .with(CHALLENGE, challenge)
            .with("excludeCredentials", Arr.EMPTY)
            .with("pubKeyCredParams", Arr.of(List.of(algorithm(-7), algorithm(-257))))
            .with("rp", Obj.of("name", Json.of(host())))
            .with("u2fParams", Obj.of("appid", Json.of(play.scene().origin().url())))
            .with("user", who);
    return factor
        .hiding(factor.hidden().with(CHALLENGE, challenge))
        .with("_embedded", Obj.of("activation", activation));
  }

  private static Json algorithm(long number) {
    return Obj.of("type", Json.of("public-key"), "alg", Json.of(number));
  }

  private String host() {
    return play.scene().origin().host().split(":", 2)[0];
  }

  /// The factor as it waits for an answer.
  Thing asked() {
    return factor.hiding(factor.hidden().with(CHALLENGE, minted()));
  }

  /// What a client hands to the key.
  Obj challenge() {
    String asked = factor.hidden().text(CHALLENGE).orElse("");
    return Obj.of(CHALLENGE, Json.of(asked), "extensions", Obj.EMPTY)
        .with("userVerification", "preferred");
  }

  /// The factor with the key that was made, or used.
  Thing used(Obj sent) {
    try {
      byte[] client = bytes(sent, "clientData");
      boolean known = factor.hidden().has(KEY);
      URI origin = origin(client, known ? "webauthn.get" : "webauthn.create");
      return known ? answered(sent, client, origin) : made(sent, client, origin);
    } catch (GeneralSecurityException | Malformed | IllegalArgumentException broken) {
      throw wrong();
    }
  }

  private Thing made(Obj sent, byte[] client, URI origin) throws GeneralSecurityException {
    Map<String, Object> attestation = Cbor.map(bytes(sent, "attestation"));
    byte[] told = Cbor.bytes(attestation, "authData");
    check(told, origin);
    if ((told[COORDINATE] & WITH_KEY) == 0) {
      throw wrong();
    }
    ByteBuffer rest = ByteBuffer.wrap(told, HEAD + 16, told.length - HEAD - 16);
    byte[] id = new byte[rest.getShort() & 0xffff];
    if (id.length > rest.remaining()) {
      throw wrong();
    }
    rest.get(id);
    Map<String, Object> key = Cbor.map(Arrays.copyOfRange(told, rest.position(), told.length));
    Obj kept = kept(key);
    if (!new Attested(attestation, told, client).right(id, Signed.key(kept))) {
      throw wrong();
    }
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    return factor
        .with("profile", Obj.of("credentialId", Json.of(name), "authenticatorName", Json.of("Key")))
        .hiding(
            factor.hidden().without(CHALLENGE).with(KEY, kept.with("count", Json.of(count(told)))));
  }

  private Thing answered(Obj sent, byte[] client, URI origin) throws GeneralSecurityException {
    byte[] told = bytes(sent, "authenticatorData");
    check(told, origin);
    Obj key = factor.hidden().obj(KEY).orElseThrow();
    byte[] signature = bytes(sent, "signatureData");
    if (!Signed.by(Signed.key(key), signature, told, Signed.hash(client))) {
      throw wrong();
    }
    long before = key.find("count").flatMap(Json::asWords).map(Long::parseLong).orElse(0L);
    if (before > 0 && count(told) <= before) {
      throw wrong();
    }
    return factor.hiding(
        factor.hidden().without(CHALLENGE).with(KEY, key.with("count", Json.of(count(told)))));
  }

  /// Where the client stands, if it was asked this, there.
  private URI origin(byte[] client, String type) throws Malformed {
    Obj told = Json.parse(client).asObj().orElse(Obj.EMPTY);
    String asked = factor.hidden().text(CHALLENGE).orElseThrow(Passkey::wrong);
    String origin = told.text("origin").orElse("");
    boolean ours =
        origin.equals(play.scene().origin().scheme() + "://" + play.scene().origin().host())
            || play.rows("trusted-origin").all().stream()
                .anyMatch(each -> each.text("origin").filter(origin::equals).isPresent());
    boolean right =
        told.text("type").filter(type::equals).isPresent()
            && told.text(CHALLENGE).filter(asked::equals).isPresent();
    if (!ours || !right) {
      throw wrong();
    }
    return URI.create(origin);
  }

  /// Whether the key was asked for that place, and somebody was there.
  private static void check(byte[] told, URI origin) throws GeneralSecurityException {
    String host = String.valueOf(origin.getHost()).toLowerCase(Locale.ROOT);
    byte[] place =
        MessageDigest.getInstance("SHA-256").digest(host.getBytes(StandardCharsets.US_ASCII));
    boolean there = told.length >= HEAD && Arrays.equals(told, 0, COORDINATE, place, 0, COORDINATE);
    if (!there || (told[COORDINATE] & PRESENT) == 0) {
      throw wrong();
    }
  }

  private static long count(byte[] told) {
    return ByteBuffer.wrap(told, COORDINATE + 1, Integer.BYTES).getInt() & 0xffff_ffffL;
  }

  /// The public part of a key that is of a kind asked for.
  private static Obj kept(Map<String, Object> cose) {
    boolean curve = Long.valueOf(-7).equals(cose.get("3"));
    if (!curve && !Long.valueOf(-257).equals(cose.get("3"))) {
      throw wrong();
    }
    var text = Base64.getUrlEncoder().withoutPadding();
    String[] names = curve ? new String[] {"x", "y"} : new String[] {"n", "e"};
    String[] places = curve ? new String[] {"-2", "-3"} : new String[] {"-1", "-2"};
    return Obj.of("kty", Json.of(curve ? "EC" : "RSA"))
        .with(names[0], text.encodeToString(Cbor.bytes(cose, places[0])))
        .with(names[1], text.encodeToString(Cbor.bytes(cose, places[1])));
  }

  /// Bytes as clients send them, in either alphabet.
  static byte[] bytes(Obj sent, String member) {
    String text = sent.text(member).orElse("").replace('-', '+').replace('_', '/');
    return Base64.getMimeDecoder().decode(text);
  }

  static Refusal wrong() {
    return Refusal.of("wrong-passcode")
        .because("", "Your passcode doesn't match our records. Please try again.");
  }
}
