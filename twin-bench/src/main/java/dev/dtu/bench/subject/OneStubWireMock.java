package dev.dtu.bench.subject;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/// The second baseline: WireMock with one templated stub.
///
/// It keeps no state, so the template takes the marker from the body of a create and makes it the id,
/// and takes it from the path of a read. Its request journal, which would grow for ever, is off, or keeps
/// some of the latest requests, as the twin's journal does.
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

  /// So many requests are kept, some 64 MiB of them.
  private static final int JOURNAL = 20_000;

  private final WireMockServer server;

  /// @param journal whether it keeps requests
  OneStubWireMock(boolean journal) {
    WireMockConfiguration options =
        options().bindAddress("127.0.0.1").dynamicPort().globalTemplating(false);
    server =
        new WireMockServer(
            journal ? options.maxRequestJournalEntries(JOURNAL) : options.disableRequestJournal());
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
