package dev.dtu.grant;

import dev.dtu.call.Body;
import dev.dtu.call.Percent;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// One request to a token service: its fields, and the proof of who asks.
final class Asking {

  private static final String BASIC = "basic ";

  private final Office office;
  private final Scene scene;
  private final Query form;
  private final Obj document;
  private final Given given;

  Asking(Office office, Scene scene) {
    this(office, scene, Given.NOTHING);
  }

  private Asking(Office office, Scene scene, Given given) {
    this.office = office;
    this.scene = scene;
    this.given = given;
    boolean fields =
        scene
            .call()
            .request()
            .headers()
            .find("content-type")
            .orElse("")
            .contains("form-urlencoded");
    this.form =
        fields && scene.call().request().body() instanceof Body.Bytes bytes
            ? Query.parse(bytes.toString())
            : Query.NONE;
    this.document = scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
  }

  Scene scene() {
    return scene;
  }

  /// The same, of which a part was told elsewhere.
  Asking with(Given told) {
    return new Asking(office, scene, told);
  }

  /// What was told elsewhere.
  Given given() {
    return given;
  }

  /// What was told elsewhere than in the request itself.
  ///
  /// @param members by name
  /// @param alone whether nothing of the request counts beside it but what a person typed
  record Given(Obj members, boolean alone) {
    static final Given NOTHING = new Given(Obj.EMPTY, false);

    /// What a page of ours asks a person for.
    static final List<String> TYPED = List.of("username", "password", "consent");
  }

  /// A field of what was told elsewhere, of the form, of the document or of the query; blank ones are
  /// absent.
  Optional<String> find(String field) {
    Optional<String> elsewhere = given.members().find(field).flatMap(Json::asWords);
    if (elsewhere.isPresent() || given.alone() && !Given.TYPED.contains(field)) {
      return elsewhere.filter(value -> !value.isBlank());
    }
    return told(field);
  }

  /// What a person typed into a page of ours.
  Optional<String> typed(String field) {
    return form.find(field).filter(value -> !value.isBlank());
  }

  /// A field of the request itself.
  Optional<String> told(String field) {
    return form.find(field)
        .or(() -> document.find(field).flatMap(Json::asWords))
        .or(() -> scene.query().find(field))
        .filter(value -> !value.isBlank());
  }

  /// All that is asked, of the query and then of the form, and of a document.
  List<Query.Pair> asked() {
    List<Query.Pair> all = new ArrayList<>(scene.query().pairs());
    all.addAll(form.pairs());
    for (Obj.Member member : document) {
      member.value().asWords().ifPresent(word -> all.add(new Query.Pair(member.key(), word)));
    }
    return all;
  }

  /// The words of a field, which has a blank between them.
  List<String> words(String field) {
    return find(field).map(words -> List.of(words.strip().split(" +"))).orElse(List.of());
  }

  String need(String field, Denial denial) {
    return find(field).orElseThrow(() -> refusal(denial, ""));
  }

  /// A refusal in the service's words.
  Refusal refusal(Denial denial, String found) {
    Denial.Saying saying = office.grants().saying(denial);
    return new Denial.Saying(
            saying.error(), saying.text().replace("${found}", found), saying.status())
        .refusal()
        .with("plainer", office.grants().saying(denial.plainer()).error());
  }

  /// The client that asks for a type of grant, which has proved that it is the one and may.
  Clients.Client client(String type) {
    return client(List.of(type));
  }

  /// The client that asks, which has proved that it is the one and may for one of these types.
  Clients.Client client(List<String> any) {
    Clients.Client client = client();
    List<String> types = client.texts("grant_types");
    if (!types.isEmpty() && types.stream().noneMatch(any::contains)) {
      throw refusal(Denial.UNAUTHORIZED_CLIENT, String.join(", ", types));
    }
    return client;
  }

  /// What a client asks of the bench: all that is told, here or elsewhere.
  Errand errand(String type, Clients.Client client) {
    Obj fields = Obj.EMPTY;
    for (Query.Pair pair : asked()) {
      fields = fields.with(pair.name(), pair.value());
    }
    return new Errand(type, client.id(), client.told(), fields.withAll(given.members()));
  }

  /// The client that asks, which has proved that it is the one.
  Clients.Client client() {
    Optional<String> basic =
        scene.call().request().headers().find("authorization").filter(Asking::basic);
    if (basic.isPresent()) {
      List<String> pair = pair(basic.get().substring(BASIC.length()).strip());
      String plain = pair.getLast(); // RFC 6749 has it encoded as in forms; many clients do not
      return proved(
          known(Percent.decodeForm(pair.getFirst())), List.of(plain, Percent.decodeForm(plain)));
    }
    Optional<String> assertion = find("client_assertion");
    if (assertion.isPresent()) {
      return new Assertion(office, this, assertion.get()).sender(false);
    }
    return proved(
        known(need("client_id", Denial.NO_CLIENT)), find("client_secret").stream().toList());
  }

  private static boolean basic(String line) {
    return line.regionMatches(true, 0, BASIC, 0, BASIC.length());
  }

  private List<String> pair(String encoded) {
    try {
      String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = plain.indexOf(':');
      return colon < 0
          ? List.of(plain, "")
          : List.of(plain.substring(0, colon), plain.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      throw refusal(Denial.NO_CLIENT, encoded);
    }
  }

  /// The client of an id.
  Clients.Client known(String id) {
    return office
        .clients()
        .find(scene.draft(), id)
        .orElseThrow(() -> refusal(Denial.UNKNOWN_CLIENT, id));
  }

  private Clients.Client proved(Clients.Client client, List<String> secret) {
    if (client.believed() || client.open()) {
      return client;
    }
    if (client.signs() || client.macs()) {
      throw refusal(secret.isEmpty() ? Denial.NO_SECRET : Denial.OTHER_PROOF, client.method());
    }
    if (secret.isEmpty()) {
      throw refusal(Denial.NO_SECRET, client.id());
    }
    if (!secret.contains(client.secret()) || client.secret().isEmpty()) {
      throw refusal(Denial.WRONG_SECRET, client.id());
    }
    return client;
  }
}
