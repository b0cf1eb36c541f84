package dev.dtu.server;

import dev.dtu.recording.Tape;
import dev.dtu.twin.Twin;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;

/// Where a recorder listens and what it records.
///
/// @param bind the address of its ports
/// @param fronts ports that stand for one service each
/// @param proxy the port of the forward proxy, if there is one
/// @param trust whom to trust of those who are called; whom this Java trusts when absent
/// @param bodyBytes the longest body that is recorded; a longer one passes, and is not in the recording
public record RecorderOptions(
    String bind,
    List<Front> fronts,
    Optional<Proxy> proxy,
    Optional<SSLContext> trust,
    int bodyBytes) {

  /// The longest body that is recorded, unless somebody says otherwise.
  public static final int BODY_BYTES = 8 << 20;

  /// A port that stands for a service.
  ///
  /// @param port 0 is any free one
  /// @param upstream the service, with what stands before its paths
  /// @param as what stands in the recording for that; the same when absent
  public record Front(int port, URI upstream, Optional<URI> as, Tape.Where where) {

    Destination destination() {
      String to = bare(upstream);
      return new Destination(to, as.map(Front::bare).orElse(to), Optional.of(where));
    }

    private static String bare(URI address) {
      String text = address.toString();
      return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
  }

  /// A proxy that records what goes to some hosts.
  ///
  /// @param port 0 is any free one
  /// @param authority the folder of the certificate authority
  /// @param hosts of the services that are recorded, by service, as title pages have them
  /// @param twins the services that are twins, to tell those at one host from each other
  /// @param where what an exchange of a service is marked with
  /// @param only whether nothing else gets out
  public record Proxy(
      int port,
      Path authority,
      SortedMap<String, List<String>> hosts,
      SortedMap<String, Twin> twins,
      SortedMap<String, Tape.Where> where,
      boolean only) {

    public Proxy {
      hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
      twins = Collections.unmodifiableSortedMap(new TreeMap<>(twins));
      where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }
  }

  public RecorderOptions {
    fronts = List.copyOf(fronts);
    if (bodyBytes < 1) {
      throw new IllegalArgumentException("expected a body limit of at least 1 byte");
    }
  }

  /// Records nothing yet: any free port of the loopback address.
  public static final RecorderOptions LOOPBACK =
      new RecorderOptions("127.0.0.1", List.of(), Optional.empty(), Optional.empty(), BODY_BYTES);

  public RecorderOptions with(List<Front> services) {
    return new RecorderOptions(bind, services, proxy, trust, bodyBytes);
  }

  public RecorderOptions with(Proxy forward) {
    return new RecorderOptions(bind, fronts, Optional.of(forward), trust, bodyBytes);
  }

  public RecorderOptions trusting(SSLContext others) {
    return new RecorderOptions(bind, fronts, proxy, Optional.of(others), bodyBytes);
  }

  public RecorderOptions withBind(String address) {
    return new RecorderOptions(address, fronts, proxy, trust, bodyBytes);
  }

  public RecorderOptions withBodyBytes(int most) {
    return new RecorderOptions(bind, fronts, proxy, trust, most);
  }
}
