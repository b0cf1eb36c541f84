package dev.dtu.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The protocols that the ports speak, within the limits.
final class Protocols {

  private static final HttpCompliance LENIENT =
      HttpCompliance.RFC9110.with("proxy", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

  private Protocols() {}

  static HttpConfiguration http(Limits limits) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(limits.headBytes());
    // what a path may hold is the gateway's to say, in its own words; services use %2F in ids
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  /// TLS first, then what client and server agree on: HTTP/2 or HTTP/1.1.
  static List<ConnectionFactory> secured(Limits limits, SSLContext context) {
    HttpConfiguration http = http(limits);
    // the host of a request may be another than that of its connection, as services' own are
    http.addCustomizer(new SecureRequestCustomizer(false));
    var one = new HttpConnectionFactory(http);
    var two = new HTTP2ServerConnectionFactory(http);
    // names as clients write them, in small letters
    var either = new ALPNServerConnectionFactory(two.getProtocol(), "http/1.1");
    either.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
    var ssl = new SslContextFactory.Server();
    ssl.setSslContext(context);
    ssl.setSniRequired(false);
    return List.of(new SslConnectionFactory(ssl, either.getProtocol()), either, two, one);
  }

  /// HTTP/1.1 first; a tunnel goes on as its first byte says, with TLS or without.
  ///
  /// @param secured what a tunnel may go on as
  static List<ConnectionFactory> proxied(List<ConnectionFactory> secured) {
    List<ConnectionFactory> all = new ArrayList<>();
    var plain = (HttpConnectionFactory) secured.getLast();
    // Java and Node leave the port out of Host; a proxy goes by the target (RFC 9112, 3.2.2)
    plain.getHttpConfiguration().setHttpCompliance(LENIENT);
    all.add(plain);
    all.add(new Either((SslConnectionFactory) secured.getFirst()));
    all.addAll(secured.subList(1, secured.size() - 1));
    return all;
  }

  private static final class Either extends DetectorConnectionFactory {

    Either(SslConnectionFactory tls) {
      super(tls);
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer begun) {
      String plain = HttpVersion.HTTP_1_1.asString();
      upgradeToConnectionFactory(connector.getConnectionFactory(plain), connector, endPoint);
    }
  }
}
