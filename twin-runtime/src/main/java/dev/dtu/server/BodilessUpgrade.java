package dev.dtu.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;

/// HTTP/2 without TLS, by prior knowledge or by upgrade; a request with a body stays in HTTP/1.1.
///
/// Java's own client asks for the upgrade with its first request, whatever that is. Jetty switches
/// protocols before a chunked body is read and then cannot tell the body from frames. After an upgrade the
/// client speaks first ([Handover]).
final class BodilessUpgrade extends HTTP2CServerConnectionFactory {

  /// The method of a preface, by which a client that knows of HTTP/2 begins.
  private static final String PRIOR = "PRI";

  BodilessUpgrade(HttpConfiguration http) {
    super(http);
  }

  @Override
  public @Nullable Connection upgradeConnection(
      Connector connector,
      EndPoint endPoint,
      MetaData.Request request,
      HttpFields.Mutable response) {
    HttpFields fields = request.getHttpFields();
    boolean body =
        fields.contains(HttpHeader.TRANSFER_ENCODING)
            || fields.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    Connection next = body ? null : super.upgradeConnection(connector, endPoint, request, response);
    return next == null || request.getMethod().equals(PRIOR)
        ? next
        : new Handover(endPoint, connector.getExecutor(), next);
  }
}
