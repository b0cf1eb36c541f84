package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.docs.v1.Docs;
import com.google.api.services.docs.v1.model.BatchUpdateDocumentRequest;
import com.google.api.services.docs.v1.model.BatchUpdateDocumentResponse;
import com.google.api.services.docs.v1.model.Document;
import com.google.api.services.docs.v1.model.Paragraph;
import com.google.api.services.docs.v1.model.ParagraphElement;
import com.google.api.services.docs.v1.model.Request;
import com.google.api.services.docs.v1.model.StructuralElement;
import com.google.api.services.docs.v1.model.Table;
import com.google.api.services.drive.Drive;
import dev.dtu.universe.Universe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One document in a universe of its own, changed and read by Google's own Java client, unchanged.
final class Paper implements AutoCloseable {

  final Hosted hosted;
  final Universe universe;
  final Docs.Documents docs;
  final Drive drive;
  String id;

  Paper(Path folder) throws Exception {
    hosted = Hosted.start(List.of("drive", "docs", "sheets"), folder);
    universe = hosted.universes().find("default").orElseThrow();
    String token = hosted.token(universe);
    HttpRequestInitializer who =
        request -> request.getHeaders().setAuthorization("Bearer " + token);
    var json = GsonFactory.getDefaultInstance();
    docs =
        new Docs.Builder(new NetHttpTransport(), json, who)
            .setRootUrl(hosted.url(universe, "docs") + "/")
            .setApplicationName("dtu")
            .build()
            .documents();
    drive =
        new Drive.Builder(new NetHttpTransport(), json, who)
            .setRootUrl(hosted.url(universe, "drive") + "/")
            .setApplicationName("dtu")
            .build();
    id = fresh("Plans");
  }

  private Paper(Paper of, String id) {
    hosted = of.hosted;
    universe = of.universe;
    docs = of.docs;
    drive = of.drive;
    this.id = id;
  }

  /// Another document of the same universe.
  Paper another() throws IOException {
    return new Paper(this, fresh("another"));
  }

  String fresh(String title) throws IOException {
    return docs.create(new Document().setTitle(title)).execute().getDocumentId();
  }

  static List<Request> requests(String... told) throws IOException {
    List<Request> all = new ArrayList<>();
    for (String request : told) {
      all.add(
          GsonFactory.getDefaultInstance().fromString(request.replace('\'', '"'), Request.class));
    }
    return all;
  }

  BatchUpdateDocumentResponse batch(String... told) throws IOException {
    return batch(new BatchUpdateDocumentRequest().setRequests(requests(told)));
  }

  BatchUpdateDocumentResponse batch(BatchUpdateDocumentRequest body) throws IOException {
    return docs.batchUpdate(id, body).execute();
  }

  void insert(int index, String text) throws IOException {
    batch(
        "{'insertText': {'text': '%s', 'location': {'index': %d}}}"
            .formatted(text.replace("\n", "\\n").replace("\t", "\\t"), index));
  }

  Document read() throws IOException {
    return docs.get(id).execute();
  }

  Document tabs() throws IOException {
    return docs.get(id).setIncludeTabsContent(true).execute();
  }

  List<StructuralElement> content() throws IOException {
    return read().getBody().getContent();
  }

  int end() throws IOException {
    return content().getLast().getEndIndex();
  }

  /// The text of the body, tables and all, without marks.
  String text() throws IOException {
    return text(content());
  }

  static String text(List<StructuralElement> content) {
    var text = new StringBuilder();
    for (StructuralElement element : content) {
      if (element.getParagraph() != null) {
        runs(element.getParagraph()).forEach(run -> text.append(run.getTextRun().getContent()));
      } else if (element.getTable() != null) {
        element
            .getTable()
            .getTableRows()
            .forEach(
                row -> row.getTableCells().forEach(cell -> text.append(text(cell.getContent()))));
      }
    }
    return text.toString();
  }

  private static List<ParagraphElement> runs(Paragraph paragraph) {
    return paragraph.getElements().stream().filter(each -> each.getTextRun() != null).toList();
  }

  List<Paragraph> paragraphs() throws IOException {
    return content().stream()
        .map(StructuralElement::getParagraph)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  Table table() throws IOException {
    return content().stream()
        .map(StructuralElement::getTable)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /// The runs of the body as `from-to text {style}`.
  List<String> runs() throws IOException {
    List<String> runs = new ArrayList<>();
    for (Paragraph paragraph : paragraphs()) {
      for (ParagraphElement each : runs(paragraph)) {
        runs.add(
            "%s-%s %s %s"
                .formatted(
                    each.getStartIndex(),
                    each.getEndIndex(),
                    each.getTextRun().getContent().replace("\n", "⏎"),
                    each.getTextRun().getTextStyle().keySet()));
      }
    }
    return runs;
  }

  /// Tells the control port something of the universe.
  void control(String method, String path, String body) throws Exception {
    String url = hosted.server().controlUrl() + "/universes/" + universe.name() + path;
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("authorization", "Bearer " + hosted.server().token())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
  }

  @FunctionalInterface
  interface Call {
    void made() throws IOException;
  }

  static String refused(Call call) {
    return refused(400, call);
  }

  static String refused(int status, Call call) {
    GoogleJsonResponseException wrong =
        catchThrowableOfType(GoogleJsonResponseException.class, call::made);
    assertThat(wrong).as("a refusal").isNotNull();
    assertThat(wrong.getStatusCode()).isEqualTo(status);
    return wrong.getDetails().getMessage();
  }

  @Override
  public void close() {
    assertThat(universe.replay().differences()).isEmpty();
    hosted.close();
  }
}
