package dev.dtu.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The ways that programs come in which nobody changed, as operators see them: TLS under a certificate
/// authority of our own, and a forward proxy.
public interface Approaches {

  /// What programs are told to trust.
  ///
  /// @param pem its text
  /// @param file where it is on the server's machine
  record Certificate(String pem, Path file) {}

  /// Where the twins answer with TLS: `https://127.0.0.1:8422`.
  Optional<String> tls();

  /// The proxy's host and port.
  Optional<String> proxy();

  /// The authority's certificate, made when there is none.
  Certificate certificate() throws IOException;

  /// Host and port of the proxy that are this universe's alone, if it has them.
  Optional<String> proxyOf(String universe);

  /// Opens such a port, where there is a proxy; that which is open already, if one is.
  String open(String universe) throws IOException;

  /// Shuts it.
  void shut(String universe);
}
