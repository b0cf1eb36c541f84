package dev.dtu.secure;

import java.net.Socket;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Has a certificate for whatever host a client asks for, made when first asked and kept while it is
/// among the latest. Mutable; guarded by itself.
final class Leaves extends X509ExtendedKeyManager {

  /// How many certificates are kept; of more, those that were not asked for longest are made again.
  static final int LIMIT = 1_000;

  /// A certificate is made again when it would end within this time.
  private static final Duration LEFT = Duration.ofDays(7);

  /// The name for clients that name no host.
  private static final String UNNAMED = "";

  private final Authority authority;
  private final List<String> own;
  private final KeyPair keys = Certificates.keys();
  private final Map<String, X509Certificate> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, X509Certificate> eldest) {
          return size() > LIMIT;
        }
      };

  /// @param own the names and addresses of this machine, for clients that name no host
  Leaves(Authority authority, List<String> own) {
    this.authority = authority;
    this.own = List.copyOf(own);
  }

  synchronized int count() {
    return kept.size();
  }

  /// The certificate of a host.
  synchronized X509Certificate of(String host) {
    X509Certificate known = kept.get(host);
    if (known != null && known.getNotAfter().toInstant().isAfter(Instant.now().plus(LEFT))) {
      return known;
    }
    X509Certificate made = authority.leaf(host.equals(UNNAMED) ? own : List.of(host), keys);
    kept.put(host, made);
    return made;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    if (!keyType.equals("EC")) {
      return null;
    }
    return engine.getHandshakeSession() instanceof ExtendedSSLSession session
        ? session.getRequestedServerNames().stream()
            .findFirst()
            .flatMap(Leaves::asked)
            .orElse(UNNAMED)
        : UNNAMED;
  }

  private static Optional<String> asked(SNIServerName name) {
    return name instanceof SNIHostName host ? Hosts.name(host.getAsciiName()) : Optional.empty();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[] {of(alias)};
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys.getPrivate();
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return keyType.equals("EC") ? UNNAMED : null;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {UNNAMED};
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
