package dev.dtu.server;

import java.io.IOException;
import java.nio.file.Files;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// The proxy, asked for anything in any form: it leads to a twin or refuses, and lets nothing out.
class ProxyLaws {

  private static ProxyAsked proxy;

  @BeforeContainer
  static void start() throws IOException {
    proxy = new ProxyAsked(Files.createTempDirectory("proxy-laws"));
  }

  @AfterContainer
  static void stop() {
    proxy.close();
  }

  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> methods =
        Arbitraries.of("CONNECT", "GET", "POST", "connect", "PRI", "", "G\tT", "CONNECT CONNECT");
    Arbitrary<String> starts =
        Arbitraries.of("", "http://", "https://", "HTTP://", "ftp://", "//", "/", "http:/", "*");
    Arbitrary<String> hosts =
        Arbitraries.of(
            "notes.example",
            "NOTES.example.",
            "notes.example@evil.example",
            "user:word@notes.example",
            "notes.default.localhost",
            "127.0.0.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "2130706433",
            "localhost",
            "notes.example%00.evil.example",
            "notes.example\\evil",
            "no tes.example",
            "xn--notes",
            "");
    Arbitrary<String> ports =
        Arbitraries.of(
            "", ":", ":80", ":443", ":0", ":-1", ":65536", ":99999999999", ":8o", ":80:80");
    Arbitrary<String> rests =
        Arbitraries.of("", "/", "/echo", "/../echo", "/%2e%2e/", "?a=b", "#x", "//x", "/ ");
    Arbitrary<String> versions =
        Arbitraries.of(
            " HTTP/1.1",
            " HTTP/1.0",
            " HTTP/2.0",
            " HTTP/9",
            " HTTP/3.0",
            " http/1.1",
            "",
            "  HTTP/1.1");
    return Combinators.combine(methods, starts, hosts, ports, rests, versions)
        .as((method, start, host, port, rest, version) ->
            method + " " + start + host + port + rest + version);
  }

  @Property(tries = 400)
  void a_request_line_of_known_parts_is_led_to_a_twin_or_refused(@ForAll("lines") String line)
      throws IOException {
    proxy.asked(line);
  }

  @Property(tries = 200)
  void a_request_line_of_any_bytes_is_refused(@ForAll byte[] line) throws IOException {
    proxy.asked(new String(line, java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
