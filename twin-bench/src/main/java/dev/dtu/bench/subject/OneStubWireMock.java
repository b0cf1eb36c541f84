package dev.dtu.bench.subject;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;

/// The second baseline: WireMock with one templated stub.
///
/// It keeps no state, so the template takes the marker from the body of a create and makes it the id,
/// and takes it from the path of a read. Its request journal is off, since it would grow for ever.
final class OneStubWireMock implements Subject {

  private static final String PATH = "/documents";

  private static final String MARKER =
      "{{#if request.body}}{{jsonPath request.body '$.marker'}}"
          + "{{else}}{{request.pathSegments.[1]}}{{/if}}";

  private static final String TEMPLATE =
      "{\"id\":\""
          + MARKER
          + "\",\"created\":\"{{now}}\",\"marker\":\""
          + MARKER
          + "\",\"title\":\"{{#if request.body}}{{jsonPath request.body '$.title'}}{{/if}}\","
          + "\"text\":\""
          + "A ticket was opened by a customer who could not. ".repeat(16)
          + "\",\"open\":true}";

  private final WireMockServer server;

  OneStubWireMock() {
    server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .globalTemplating(false)
                .disableRequestJournal());
    server.stubFor(
        any(urlPathMatching(PATH + ".*"))
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(TEMPLATE)
                    .withTransformers("response-template")));
    server.start();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public void clear() {
    server.resetRequests();
  }
}
