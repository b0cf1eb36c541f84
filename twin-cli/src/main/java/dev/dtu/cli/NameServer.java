package dev.dtu.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.regex.Pattern;

/// The name server of a fence: every host has an address there, as far as [Hosts] have one.
///
/// What is asked comes from the program under test: only what can be a host's name is looked up, and what
/// is no question is not answered.
final class NameServer implements AutoCloseable {

  /// Where programs look for one when nothing says otherwise.
  static final int PORT = 53;

  /// Two labels at least: what has one only is no host of a service.
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*+)(\\.[a-z0-9_]([a-z0-9_-]*+))++");

  private static final int HOST_LENGTH = 253;

  private final DatagramChannel channel;
  private final Hosts hosts;

  private NameServer(DatagramChannel channel, Hosts hosts) {
    this.channel = channel;
    this.hosts = hosts;
  }

  /// Begins at once.
  ///
  /// @param port 0 for any
  static NameServer started(InetAddress here, int port, Hosts hosts) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      var server = new NameServer(channel.bind(new InetSocketAddress(here, port)), hosts);
      var _ = Thread.ofPlatform().daemon().name("dtu-names").start(server::answer);
      return server;
    } catch (IOException taken) {
      channel.close();
      throw taken;
    }
  }

  SocketAddress address() throws IOException {
    return channel.getLocalAddress();
  }

  private void answer() {
    ByteBuffer message = ByteBuffer.allocate(DnsQuestion.MESSAGE_BYTES);
    while (channel.isOpen()) {
      try {
        SocketAddress from = channel.receive(message.clear());
        var question = DnsQuestion.read(message.flip());
        if (question.isPresent()) {
          channel.send(answer(question.get()), from);
        }
      } catch (IOException gone) {
        // closed, or whoever asked did not wait
      }
    }
  }

  private ByteBuffer answer(DnsQuestion question) {
    if (!question.readable()) {
      return question.answered(DnsQuestion.Outcome.UNREADABLE);
    }
    if (!question.plain()) {
      return question.answered(DnsQuestion.Outcome.NO_SUCH_ACT);
    }
    String name = question.name();
    boolean here = name.equals("localhost") || name.endsWith(".localhost");
    if (!here && (name.length() > HOST_LENGTH || !HOST.matcher(name).matches())) {
      return question.answered(DnsQuestion.Outcome.NO_SUCH_NAME);
    }
    if (question.type() != DnsQuestion.A) {
      return question.answered(DnsQuestion.Outcome.DONE);
    }
    if (here) {
      return question.answered(Hosts.HERE);
    }
    try {
      return question.answered(hosts.address(name));
    } catch (IOException none) {
      Inside.note("no address for " + name + ": " + none.getMessage());
      return question.answered(DnsQuestion.Outcome.REFUSED);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
