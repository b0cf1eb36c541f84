package dev.dtu.secret;

import static dev.dtu.secret.ScrubTest.exchange;
import static dev.dtu.secret.ScrubTest.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.ScrubReader;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of scrubbing, whatever the secret and wherever it stands.
class ScrubLaws {

  private static final Rules RULES = ScrubReader.own();
  private static final String HOST = "https://api.example";

  /// Where a secret can stand so that something tells that it is one.
  enum Place {
    AUTHORIZATION,
    API_KEY,
    COOKIE,
    SET_COOKIE,
    QUERY,
    FRAGMENT,
    LOCATION,
    MEMBER,
    DEEP,
    LIST,
    PAIR,
    NESTED,
    TWICE_NESTED,
    FORM,
    ADDRESS,
    XML,
    MULTIPART;

    private static final List<String> NAMES =
        List.of("access_token", "clientSecret", "password", "api_key", "refreshToken");

    Exchange with(String secret, int salt) {
      String name = NAMES.get(Math.floorMod(salt, NAMES.size()));
      Content none = Content.Nothing.NOTHING;
      String raw = Percent.encode(secret);
      return switch (this) {
        case AUTHORIZATION -> sent("Authorization", "Bearer " + secret);
        case API_KEY -> sent("X-Api-Key", secret);
        case COOKIE -> sent("Cookie", "a=1; sid=" + secret);
        case SET_COOKIE -> sent("Set-Cookie", "sid=" + secret + "; Path=/");
        case QUERY -> exchange(HOST + "/x?a=1&" + name + "=" + raw, Headers.NONE, none, none);
        case FRAGMENT -> exchange(HOST + "/x#" + name + "=" + raw, Headers.NONE, none, none);
        case LOCATION -> sent("Location", "/cb?" + name + "=" + raw);
        case MEMBER -> body(Obj.of(name, Json.of(secret)));
        case DEEP -> body(Obj.of("a", Json.array(List.of(Obj.of(name, Json.of(secret))))));
        case LIST -> body(Obj.of(name, Json.array(List.of(Json.of(secret)))));
        case PAIR -> body(Obj.of("name", Json.of(name), "value", Json.of(secret)));
        case NESTED -> body(Obj.of("text", Json.of(Obj.of(name, Json.of(secret)).toString())));
        case TWICE_NESTED -> {
          String inner = Obj.of(name, Json.of(secret)).toString();
          String outer = Obj.of("text", Json.of(inner)).toString();
          yield body(Obj.of("text", Json.of(outer)));
        }
        case FORM ->
            exchange(
                HOST,
                Headers.of("Content-Type", "application/x-www-form-urlencoded"),
                new Content.Words("a=1&" + name + "=" + raw),
                none);
        case ADDRESS ->
            exchange(
                HOST,
                Headers.NONE,
                none,
                new Content.Words("go to " + HOST + "/?" + name + "=" + raw));
        case XML ->
            exchange(
                HOST,
                Headers.NONE,
                none,
                new Content.Words("<" + name + ">" + secret + "</" + name + ">"));
        case MULTIPART ->
            exchange(
                HOST,
                Headers.NONE,
                new Content.Binary(
                    ("--b\r\nContent-Disposition: form-data; name=\""
                            + name
                            + "\"\r\n\r\n"
                            + secret
                            + "\r\n--b\r\n\u00ff")
                        .getBytes(StandardCharsets.ISO_8859_1)),
                none);
      };
    }

    private static Exchange sent(String header, String value) {
      return exchange(
          HOST, Headers.of(header, value), Content.Nothing.NOTHING, Content.Nothing.NOTHING);
    }

    private static Exchange body(Json json) {
      return exchange(HOST, Headers.NONE, new Content.Document(json), Content.Nothing.NOTHING);
    }
  }

  /// All of an exchange as one text, bytes included.
  private static String all(Exchange exchange) {
    return line(exchange)
        + new String(exchange.sent().body().bytes(), StandardCharsets.ISO_8859_1)
        + new String(exchange.answered().body().bytes(), StandardCharsets.ISO_8859_1);
  }

  private static Scrub scrub() {
    return new Scrub(RULES, Placeholder.random(), true);
  }

  /// Letters, digits and what tokens have besides, at least one digit.
  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("-_.~")
        .ofMinLength(10)
        .ofMaxLength(60)
        .map(text -> "q7" + text + "Z");
  }

  /// Anything a person may think of as a password.
  @Provide
  Arbitrary<String> passwords() {
    return Arbitraries.strings()
        .withChars("abcXYZ019 !#$%&'()*+,-./:;=?@[]^_`{|}~\\\"é漢")
        .ofMinLength(9)
        .ofMaxLength(30)
        .map(text -> "w" + text + "w");
  }

  /// Secrets that their shape tells.
  @Provide
  Arbitrary<String> shapes() {
    Arbitrary<String> letters =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .numeric()
            .ofLength(40);
    return Combinators.combine(
            letters,
            Arbitraries.of(
                "xoxb-%s",
                "ya29.%s",
                "ghp_%s",
                "sk_live_%s",
                "GOCSPX-%s",
                "glpat-%s",
                "ATATT3%s",
                "eyJ%1$s.%1$s.%1$s",
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"))
        .as((text, form) -> form.formatted(text));
  }

  @Property(tries = 500)
  void no_secret_that_a_name_tells_is_left(
      @ForAll("secrets") String secret, @ForAll Place place, @ForAll int salt) {
    assertThat(all(scrub().over(place.with(secret, salt)).exchange())).doesNotContain(secret);
  }

  @Property(tries = 500)
  void no_password_is_left_in_a_document_or_a_form(
      @ForAll("passwords") String secret, @ForAll int salt) {
    for (Place place : List.of(Place.MEMBER, Place.LIST, Place.NESTED, Place.TWICE_NESTED)) {
      String escaped = Json.of(secret).toString();
      assertThat(all(scrub().over(place.with(secret, salt)).exchange()))
          .doesNotContain(secret, escaped.substring(1, escaped.length() - 1));
    }
    for (Place place : List.of(Place.QUERY, Place.FORM, Place.FRAGMENT, Place.LOCATION)) {
      assertThat(all(scrub().over(place.with(secret, salt)).exchange()))
          .doesNotContain(Percent.encode(secret));
    }
  }

  @Property(tries = 500)
  void no_secret_that_its_shape_tells_is_left(
      @ForAll("shapes") String secret, @ForAll boolean answered, @ForAll boolean key) {
    Obj body =
        key
            ? Obj.of("a " + secret, Json.of(1))
            : Obj.of("say", Json.of("it is " + secret + ", yes"));
    Content with = new Content.Document(body);
    Content none = Content.Nothing.NOTHING;
    Exchange exchange =
        exchange(HOST, Headers.NONE, answered ? none : with, answered ? with : none);
    String told = all(scrub().over(exchange).exchange());
    assertThat(told).doesNotContain(secret, Json.of(secret).toString().replace("\"", ""));
  }

  @Property(tries = 300)
  void what_was_told_in_one_place_is_found_in_any_other(
      @ForAll("secrets") String secret, @ForAll Place place, @ForAll int salt) {
    Scrub scrub = scrub();
    if (place == Place.COOKIE || place == Place.SET_COOKIE) {
      return; // short ones are not looked for elsewhere: there are ids among them
    }
    scrub.over(place.with(secret, salt));
    Exchange echo =
        exchange(
            HOST + "/" + Percent.encode(secret),
            Headers.of("x-echo", secret),
            new Content.Words("<" + secret + ">"),
            new Content.Document(Obj.of("a", Json.of(secret))));
    assertThat(all(scrub.over(echo).exchange())).doesNotContain(secret);
  }

  @Property(tries = 500)
  void equal_ones_stay_equal_and_different_ones_different(
      @ForAll("secrets") String one, @ForAll("secrets") String other, @ForAll Place place) {
    Scrub scrub = scrub();
    String first = line(scrub.over(place.with(one, 0)).exchange());
    String again = line(scrub.over(place.with(one, 0)).exchange());
    String second = line(scrub.over(place.with(other, 0)).exchange());
    assertThat(again).isEqualTo(first);
    assertThat(second.equals(first)).isEqualTo(one.equals(other));
  }

  @Property(tries = 500)
  void what_is_scrubbed_stays_as_it_is(
      @ForAll("secrets") String secret,
      @ForAll("shapes") String shape,
      @ForAll Place place,
      @ForAll int salt) {
    Scrub scrub = scrub();
    for (String each : List.of(secret, shape.replace('\n', ' '))) {
      Exchange once = scrub.over(place.with(each, salt)).exchange();
      Scrub.Scrubbed twice = scrub.over(once);
      assertThat(twice.exchange()).isEqualTo(once);
      assertThat(twice.tally().total()).isZero();
      assertThat(scrub().over(once).exchange()).isEqualTo(once);
    }
  }

  @Property(tries = 200)
  void keys_make_placeholders_equal_over_runs_and_no_key_tells_another(
      @ForAll("secrets") String secret) {
    byte[] key = new byte[Placeholder.KEY_BYTES];
    new Random(secret.hashCode()).nextBytes(key);
    String first = new Placeholder(key).of(secret);
    assertThat(new Placeholder(Arrays.copyOf(key, key.length)).of(secret)).isEqualTo(first);
    assertThat(Placeholder.random().of(secret)).isNotEqualTo(first);
  }

  @Property(tries = 200)
  void nothing_but_secrets_changes(@ForAll("plain") String text) {
    Exchange plain =
        exchange(
            HOST + "/things?q=" + Percent.encode(text),
            Headers.of("x-note", text),
            new Content.Words(text),
            new Content.Document(Obj.of("note", Json.of(text))));
    assertThat(scrub().over(plain).exchange()).isEqualTo(plain);
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings().withCharRange('a', 'z').withChars("  ,.!?()-").ofMaxLength(80);
  }
}
