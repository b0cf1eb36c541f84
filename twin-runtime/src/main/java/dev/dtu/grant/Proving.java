package dev.dtu.grant;

import dev.dtu.contract.SecurityNeed;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/// Binds tokens to keys, and holds callers to them (RFC 9449, DPoP).
///
/// A client that registered `dpop_bound_access_tokens` must bring a proof with each request for
/// tokens; any other may. The first is told a word, the nonce, to make its proof anew with. What is
/// handed out says the key's thumbprint (`cnf.jkt`), and each call by it brings a proof of its own.
record Proving(Office office) {

  /// The member of a token's [Tokens.Token#more] with the thumbprint of the key it is bound to.
  static final String KEY = "jkt";

  private static final String HEADER = "dpop";

  /// What a token says of its key.
  static Obj confirmed(String thumbprint) {
    return Obj.of("cnf", Obj.of(KEY, Json.of(thumbprint)));
  }

  /// What is told of a token, of one that is bound.
  static Obj told(Obj reply) {
    return reply.has("token_type") ? reply.with("token_type", "DPoP") : reply;
  }

  /// The thumbprint of the key that what is handed out is bound to; empty when it is to none.
  ///
  /// @param registered what is known of the client
  /// @param before the key that the grant is bound to already
  Optional<String> key(Asking asking, Obj registered, Optional<String> before) {
    Optional<Grants.Proofs> rules = office.grants().proofs();
    Optional<String> header = header(asking.scene());
    boolean wanted = registered.flag("dpop_bound_access_tokens") || before.isPresent();
    if (rules.isEmpty() || (header.isEmpty() && !wanted)) {
      return Optional.empty();
    }
    Scene scene = asking.scene();
    String text = header.orElseThrow(() -> asking.refusal(Denial.NO_PROOF, ""));
    Proof proof = Proof.of(text).orElseThrow(() -> asking.refusal(Denial.MALFORMED_PROOF, ""));
    Optional<String> wrong =
        proof
            .wrong(scene, rules.get(), Optional.empty())
            .or(() -> before.filter(key -> !key.equals(proof.thumbprint())).map(_ -> "jwk"));
    if (wrong.isPresent()) {
      throw asking.refusal(Denial.WRONG_PROOF, wrong.get());
    }
    String said = proof.claim("nonce");
    if (!said.equals(nonce(scene, rules.get(), 0)) && !said.equals(nonce(scene, rules.get(), 1))) {
      throw wanting(scene, rules.get());
    }
    if (!first(scene, proof, rules.get())) {
      throw asking.refusal(Denial.WRONG_PROOF, "jti");
    }
    return Optional.of(proof.thumbprint());
  }

  private static Optional<String> header(Scene scene) {
    return scene.call().request().headers().find(HEADER).filter(line -> !line.isBlank());
  }

  /// The word of a stretch of time: of this one, or of one before it.
  private String nonce(Scene scene, Grants.Proofs rules, int before) {
    long stretch = scene.moment().getEpochSecond() / rules.fresh() - before;
    var dice = scene.call().dice().at(office.space() + "/nonce").at(stretch);
    return Mint.of(rules.nonce()).make(dice, 0);
  }

  private Refusal wanting(Scene scene, Grants.Proofs rules) {
    Denial.Saying saying = office.grants().saying(Denial.NO_NONCE);
    return Refusal.of(Problem.NONCE_WANTED)
        .with("error", saying.error())
        .with("detail", saying.text())
        .with("nonce", nonce(scene, rules, 0));
  }

  private boolean first(Scene scene, Proof proof, Grants.Proofs rules) {
    Instant end = Instant.ofEpochSecond(proof.issued() + rules.lasts() + rules.early());
    String maker = "proof/" + proof.thumbprint();
    return new Used(office.space()).first(scene, maker, proof.claim("jti"), end);
  }

  /// Refuses a call by a bound token whose caller does not show that it holds the key.
  void called(Scene scene) {
    Optional<Grants.Proofs> rules = office.grants().proofs();
    if (rules.isEmpty()) {
      return;
    }
    for (AuthForm form : scene.twin().authForms()) {
      Optional<String> value = form.read(scene.call().request());
      Optional<String> key =
          value
              .flatMap(shown -> Tokens.find(scene.draft().base(), office.space(), shown))
              .flatMap(token -> token.more().text(KEY));
      if (key.isPresent()) {
        boolean said = form.saysBound(scene.call().request());
        Optional<String> header = said ? header(scene) : Optional.empty();
        String text = header.orElseThrow(() -> refusal(scene, Denial.NO_PROOF, ""));
        shown(scene, text, value.orElseThrow(), key.get(), rules.get());
      }
    }
  }

  private void shown(Scene scene, String text, String token, String key, Grants.Proofs rules) {
    Proof proof = Proof.of(text).orElseThrow(() -> refusal(scene, Denial.MALFORMED_PROOF, ""));
    String wrong =
        proof
            .wrong(scene, rules, Optional.of(token))
            .orElse(proof.thumbprint().equals(key) ? "" : "jwk");
    if (wrong.isEmpty() && !first(scene, proof, rules)) {
      wrong = "jti";
    }
    if (!wrong.isEmpty()) {
      throw refusal(scene, Denial.WRONG_PROOF, wrong);
    }
  }

  private Refusal refusal(Scene scene, Denial denial, String found) {
    Denial.Saying saying = office.grants().saying(denial);
    var scopes = new TreeSet<String>();
    for (SecurityNeed need : scene.operation().security()) {
      need.schemes().values().forEach(scopes::addAll);
    }
    return Refusal.of(Problem.PROOF_REFUSED)
        .with("error", saying.error())
        .with("detail", saying.text().replace("${found}", found))
        .with("needed", String.join(" ", scopes));
  }
}
