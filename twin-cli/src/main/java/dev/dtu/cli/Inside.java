package dev.dtu.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/// What `dtu run` starts inside a fence: it brings the proxy's port there, over a socket that is a file,
/// gives hosts addresses that lead to it, and starts the program beside it.
public final class Inside {

  /// In the environment, what the program's `JAVA_TOOL_OPTIONS` are to be; this program has none.
  static final String JAVA_OPTIONS = "DTU_JAVA_TOOL_OPTIONS";

  private Inside() {}

  /// @param arguments the socket, the port, whether hosts have addresses, the program and its arguments
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var outside = UnixDomainSocketAddress.of(arguments[0]);
    Relay.Farther proxy = () -> SocketChannel.open(outside);
    var here =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    try (ServerSocketChannel near = ServerSocketChannel.open().bind(here);
        var _ = new Relay(near, proxy);
        var hosts = new Hosts(proxy, Hosts.PORTS)) {
      if (Boolean.parseBoolean(arguments[2])) {
        name(hosts);
      }
      var builder = new ProcessBuilder(List.of(arguments).subList(3, arguments.length)).inheritIO();
      String options = builder.environment().remove(JAVA_OPTIONS);
      if (options != null) {
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
      }
      System.exit(ended(builder));
    }
  }

  /// Without names the program goes on: what knows of the proxy needs none.
  private static void name(Hosts hosts) {
    try {
      var _ = NameServer.started(Hosts.HERE, NameServer.PORT, hosts);
    } catch (IOException none) {
      note("only what knows of HTTPS_PROXY reaches a host: " + none.getMessage());
    }
  }

  static void note(String line) {
    System.err.println("dtu run: " + line);
  }

  /// The program's exit code; 127 when there is no such program, as shells have it.
  static int ended(ProcessBuilder builder) throws InterruptedException {
    return ended("dtu run", builder);
  }

  /// @param who starts it
  static int ended(String who, ProcessBuilder builder) throws InterruptedException {
    Process program;
    try {
      program = builder.start();
    } catch (IOException none) {
      System.err.println(who + ": " + none.getMessage());
      return 127;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(program::destroy, "dtu-end"));
    return program.waitFor();
  }
}
