package dev.dtu.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.load.ScrubReader;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.JsonLines;
import dev.dtu.recording.Tape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the rules that come with the program call a secret, and what they do not.
class ScrubTest {

  private static final String ROOT = "https://api.example/v1/things";

  private final Scrub scrub = new Scrub(ScrubReader.own(), Placeholder.random(), false);

  static Exchange exchange(String url, Headers sent, Content asked, Content answered) {
    return new Exchange(
        new Exchange.Sent("POST", url, sent, asked),
        new Exchange.Answered(200, Headers.NONE, answered),
        "",
        Optional.empty(),
        List.of());
  }

  static String line(Exchange exchange) {
    return JsonLines.line(new Tape.Where("s", ""), 0, exchange, Duration.ZERO).toString();
  }

  private String json(String body) throws Exception {
    return shown(exchange(ROOT, Headers.NONE, new Content.Document(Json.parse(body)), nothing()));
  }

  private String words(String body) {
    return shown(exchange(ROOT, Headers.NONE, new Content.Words(body), nothing()));
  }

  private String url(String url) {
    return shown(exchange(url, Headers.NONE, nothing(), nothing()));
  }

  private String header(String name, String value) {
    return shown(exchange(ROOT, Headers.of(name, value), nothing(), nothing()));
  }

  private static Content nothing() {
    return Content.Nothing.NOTHING;
  }

  private String shown(Exchange exchange) {
    return line(scrub.over(exchange).exchange());
  }

  @Test
  void credentials_keep_their_scheme() {
    assertThat(header("Authorization", "SSWS 00abcDEF-12345"))
        .containsPattern("\"authorization\":\"SSWS REDACTED-[0-9a-f]{16}\"");
    assertThat(header("Authorization", "naked-token-1"))
        .containsPattern("\"authorization\":\"REDACTED-[0-9a-f]{16}\"");
  }

  @Test
  void cookies_keep_their_names_and_attributes() {
    assertThat(header("Cookie", "sid=abc123; theme=dark"))
        .containsPattern("\"sid=REDACTED-[0-9a-f]{16}; ?theme=REDACTED-[0-9a-f]{16}\"");
    assertThat(header("Set-Cookie", "sid=abc123; Path=/; HttpOnly"))
        .containsPattern("\"sid=REDACTED-[0-9a-f]{16}; Path=/; HttpOnly\"");
  }

  @Test
  void a_password_that_was_sent_as_basic_credentials_is_known_by_itself() {
    String told =
        shown(
            exchange(
                ROOT,
                Headers.of("Authorization", "Basic dG9tOmJsdWUtNDIteWVs"), // tom:blue-42-yel
                nothing(),
                new Content.Words("you sent blue-42-yel")));
    assertThat(told).doesNotContain("blue-42-yel").contains("you sent REDACTED-");
  }

  @Test
  void queries_are_hidden_by_name_and_the_rest_stays_as_written() {
    assertThat(url(ROOT + "?a=b%20c&access_token=s3cr3t&q=x+y#top"))
        .containsPattern("\\?a=b%20c&access_token=REDACTED-[0-9a-f]{16}&q=x\\+y#top");
    assertThat(url("https://tom:hunter2@api.example/x")).doesNotContain("hunter2").contains("tom:");
    assertThat(url(ROOT + "?key=PROJ")).contains("?key=PROJ");
    assertThat(url(ROOT + "?next=https%3A%2F%2Fx.example%2F%3Ftoken%3Dwxy123"))
        .doesNotContain("wxy123");
  }

  @Test
  void members_are_hidden_by_name_however_it_is_spelled() throws Exception {
    for (String name :
        List.of(
            "password",
            "clientSecret",
            "client_secret",
            "API-Key",
            "apiKey",
            "refresh_token",
            "sessionToken",
            "privateKey",
            "x5tPassphrase",
            "secret",
            "otp")) {
      assertThat(json("{\"" + name + "\":\"abc\"}"))
          .as(name)
          .containsPattern("\"" + name + "\":\"REDACTED-[0-9a-f]{16}\"");
    }
  }

  @Test
  void what_only_sounds_like_a_secret_stays() throws Exception {
    String plain =
        "{\"nextPageToken\":\"abc123\",\"token_type\":\"Bearer\",\"passwordChanged\":\"2026-01-01\","
            + "\"key\":\"PROJ-1\",\"tokenEndpoint\":\"https://x.example/token\",\"secret\":true,"
            + "\"password\":{\"complexity\":{\"minLength\":8,\"excludeAttributes\":[\"firstName\"]}},"
            + "\"max_tokens\":4096,\"id\":\"00u1abcdEFGHijkl2345\"}";
    assertThat(json(plain)).contains(plain);
  }

  @Test
  void what_stands_below_or_beside_a_name_is_hidden() throws Exception {
    assertThat(json("{\"credentials\":{\"password\":{\"value\":\"wxy\"}}}")).doesNotContain("wxy");
    assertThat(json("{\"tokens\":[\"wxy\",\"zuv\"]}")).doesNotContain("wxy", "zuv");
    assertThat(json("[{\"name\":\"api_token\",\"value\":\"abc\"}]")).doesNotContain("\"abc\"");
    assertThat(json("{\"kty\":\"RSA\",\"n\":\"open\",\"d\":\"closed\"}"))
        .contains("open")
        .doesNotContain("closed");
    assertThat(json("{\"recovery_question\":{\"question\":\"Pet?\",\"answer\":\"Rex\"}}"))
        .contains("Pet?")
        .doesNotContain("Rex");
    assertThat(json("{\"body\":\"{\\\"password\\\":\\\"a\\\\\\\"b\\\"}\"}"))
        .doesNotContain("a\\\"b");
  }

  @Test
  void shapes_are_found_in_any_text() {
    for (String secret :
        List.of(
            "xoxb-1234-abcdefgh",
            "ya29.a0AfH6SMBx-abcdefghijk",
            "ghp_abcdefghijklmnopqrst1234",
            "AKIAIOSFODNN7EXAMPLE",
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln",
            "00abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
            "ATATT3xFfGF0abcdefghijklmno",
            "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")) {
      assertThat(words("see " + secret + ", and go")).as(secret).doesNotContain(secret);
    }
    String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----";
    assertThat(words(key + " after")).doesNotContain("MIIabc").contains(" after");
    assertThat(words("-----BEGIN PRIVATE KEY-----\nMIIabc")).doesNotContain("MIIabc");
  }

  @Test
  void forms_elements_and_parts_are_hidden_by_name() {
    assertThat(words("grant_type=password&password=p%40ss&user=tom"))
        .contains("grant_type=password", "user=tom")
        .doesNotContain("p%40ss");
    assertThat(words("<login><password>wxy</password><user>tom</user></login>"))
        .contains("tom")
        .doesNotContain("wxy");
    byte[] parts =
        "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nwxy\r\n--b\r\n\u00ff\u00fe"
            .getBytes(StandardCharsets.ISO_8859_1);
    var sent = exchange(ROOT, Headers.NONE, new Content.Binary(parts), nothing());
    byte[] after = scrub.over(sent).exchange().sent().body().bytes();
    assertThat(new String(after, StandardCharsets.ISO_8859_1))
        .doesNotContain("wxy")
        .contains("name=\"token\"\r\n\r\nREDACTED-")
        .endsWith("\r\n--b\r\n\u00ff\u00fe");
  }

  @Test
  void equal_secrets_are_equal_wherever_they_stand_and_are_known_without_a_name() throws Exception {
    String secret = "Zx9-secret-value-77";
    Exchange exchange =
        exchange(
            ROOT + "/" + secret + "?token=" + secret,
            Headers.of("X-Api-Key", secret),
            new Content.Document(Json.parse("{\"note\":\"it is " + secret + ".\"}")),
            new Content.Words("echo:" + secret));
    String told = shown(exchange);
    assertThat(told).doesNotContain(secret);
    assertThat(java.util.regex.Pattern.compile("REDACTED-[0-9a-f]{16}").matcher(told).results())
        .hasSize(5)
        .extracting(java.util.regex.MatchResult::group)
        .containsOnly(told.substring(told.indexOf("REDACTED-"), told.indexOf("REDACTED-") + 25));
    assertThat(url(ROOT + "/" + secret)).doesNotContain(secret);
  }

  @Test
  void persons_are_masked_where_it_is_asked_for() {
    var masking = new Scrub(ScrubReader.own(), Placeholder.random(), true);
    Exchange mail =
        exchange(ROOT, Headers.NONE, new Content.Words("mail tom@example.org now"), nothing());
    assertThat(line(masking.over(mail).exchange()))
        .containsPattern("mail person-[0-9a-f]{16}@example\\.com now");
    assertThat(shown(mail)).contains("tom@example.org");
  }

  @Test
  void what_was_found_is_told_without_what_it_was() throws Exception {
    Exchange exchange =
        exchange(
            ROOT,
            Headers.of("Authorization", "Bearer abcdefghijklmnop12"),
            new Content.Document(Json.parse("{\"password\":\"hunter2\"}")),
            nothing());
    Tally tally = scrub.over(exchange).tally();
    assertThat(tally.total()).isEqualTo(2);
    assertThat(tally.brief()).isEqualTo("authorization 1, password 1");
    assertThat(tally.lines().toString()).contains("request header", "request body");
    assertThat(tally.json().toString()).doesNotContain("hunter2");
  }
}
