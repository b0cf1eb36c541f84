package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What programs in a fence are told of hosts.
class NameServerTest {

  private static final int AAAA = 28;

  private final Hosts hosts =
      new Hosts(
          () -> {
            throw new IOException("nobody is called here");
          },
          List.of());
  private NameServer server;
  private DatagramSocket socket;

  @BeforeEach
  void start() throws IOException {
    server = NameServer.started(Hosts.HERE, 0, hosts);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(5_000);
  }

  @AfterEach
  void stop() throws IOException {
    socket.close();
    server.close();
    hosts.close();
  }

  private static byte[] question(String name, int type) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {7, 9, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (String label : name.split("\\.")) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    bytes.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
    return bytes.toByteArray();
  }

  private ByteBuffer told(byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length, server.address()));
    var answer = new DatagramPacket(new byte[512], 512);
    socket.receive(answer);
    return ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
  }

  private static int code(ByteBuffer answer) {
    return answer.get(3) & 0xF;
  }

  private static String address(ByteBuffer answer) throws IOException {
    assertThat(answer.getShort(6)).as("answers").isEqualTo((short) 1);
    byte[] last = Arrays.copyOfRange(answer.array(), answer.limit() - 4, answer.limit());
    return InetAddress.getByAddress(last).getHostAddress();
  }

  @Test
  void each_host_has_one_address_of_its_own_however_it_is_written() throws IOException {
    ByteBuffer first = told(question("slack.com", DnsQuestion.A));
    assertThat(first.getInt(0)).isEqualTo(0x0709_8180);
    assertThat(address(first)).isEqualTo("127.64.0.1");
    assertThat(address(told(question("acme.okta.com", DnsQuestion.A)))).isEqualTo("127.64.0.2");
    assertThat(address(told(question("SLACK.com", DnsQuestion.A)))).isEqualTo("127.64.0.1");
    assertThat(address(told(question("slack.lab.localhost", DnsQuestion.A))))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"nodots", "a b.com", "a\r\nx.com", "-a.com", "a:443.com", "é.com"})
  void what_can_be_no_host_has_none(String name) throws IOException {
    assertThat(code(told(question(name, DnsQuestion.A)))).isEqualTo(3);
  }

  @Test
  void a_line_break_in_a_name_never_comes_to_the_proxy() throws IOException {
    assertThat(code(told(question("a.com\r\nx: y.com", DnsQuestion.A)))).isEqualTo(3);
    assertThat(code(told(question("a".repeat(60) + ".b".repeat(97), DnsQuestion.A)))).isEqualTo(3);
  }

  @Test
  void hosts_have_no_other_addresses_and_that_is_no_error() throws IOException {
    ByteBuffer answer = told(question("slack.com", AAAA));
    assertThat(code(answer)).isZero();
    assertThat(answer.getShort(6)).isZero();
  }

  @Test
  void questions_that_cannot_be_read_and_other_acts_are_told_so() throws IOException {
    byte[] cut = Arrays.copyOf(question("slack.com", DnsQuestion.A), 20);
    assertThat(code(told(cut))).isEqualTo(1);
    byte[] looped = question("slack.com", DnsQuestion.A);
    looped[12] = (byte) 0xC0; // a name that points at itself
    looped[13] = 12;
    assertThat(code(told(looped))).isEqualTo(1);
    byte[] two = question("slack.com", DnsQuestion.A);
    two[5] = 2;
    assertThat(code(told(two))).isEqualTo(1);
    byte[] update = question("slack.com", DnsQuestion.A);
    update[2] = 5 << 3;
    assertThat(code(told(update))).isEqualTo(4);
  }

  @Test
  void noise_and_answers_are_not_answered_and_do_no_harm() throws IOException {
    var random = new Random(42);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(600)];
      random.nextBytes(noise);
      if (noise.length > 2) {
        noise[2] |= (byte) 0x80; // says that it is an answer
      }
      socket.send(new DatagramPacket(noise, noise.length, server.address()));
    }
    socket.setSoTimeout(200);
    assertThatThrownBy(() -> socket.receive(new DatagramPacket(new byte[512], 512)))
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(5_000);
    assertThat(address(told(question("slack.com", DnsQuestion.A)))).isEqualTo("127.64.0.1");
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      DnsQuestion.read(ByteBuffer.wrap(noise)).ifPresent(read -> read.answered(Hosts.HERE));
    }
  }

  @Test
  void as_many_hosts_have_an_address_as_there_may() throws IOException {
    for (int i = 0; i < Hosts.LIMIT; i++) {
      hosts.address("host" + i + ".example.com");
    }
    assertThat(hosts.address("host3.example.com").getHostAddress()).isEqualTo("127.64.0.4");
    assertThat(code(told(question("slack.com", DnsQuestion.A)))).isEqualTo(5);
    assertThatThrownBy(() -> hosts.address("slack.com"))
        .isInstanceOf(IOException.class)
        .hasMessage("at most 1,000 hosts have one without HTTPS_PROXY");
  }

  @Test
  void a_server_is_where_it_says() throws IOException {
    assertThat(((InetSocketAddress) server.address()).getAddress()).isEqualTo(Hosts.HERE);
  }
}
