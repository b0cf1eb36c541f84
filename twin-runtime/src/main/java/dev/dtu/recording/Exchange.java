package dev.dtu.recording;

import dev.dtu.call.Headers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request and its answer, as they were recorded.
///
/// @param template the path with its parameters named, where the recording tells it; may be empty
/// @param moment when it happened; empty when nothing tells
/// @param flags what whoever made the recording says is missing or changed
public record Exchange(
    Sent sent, Answered answered, String template, Optional<Instant> moment, List<String> flags) {

  /// What a client sent.
  ///
  /// @param url whole, or from the path on where the recording tells no host
  public record Sent(String method, String url, Headers headers, Content body) {

    /// The host with its port; empty when the recording tells none.
    public String host() {
      int from = url.indexOf("://");
      return from < 0 ? "" : url.substring(from + 3, pathStart());
    }

    /// Whether the body is a form's pairs.
    public boolean form() {
      return headers
          .find("content-type")
          .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
          .isPresent();
    }

    /// `https`, unless the recording tells another.
    public String scheme() {
      int end = url.indexOf("://");
      return end < 0 ? "https" : url.substring(0, end);
    }

    /// The path as it was sent, percent-encoded.
    public String path() {
      int mark = url.indexOf('?');
      String path = url.substring(pathStart(), mark < 0 ? url.length() : mark);
      return path.isEmpty() ? "/" : path;
    }

    /// The query as it was sent, without its question mark.
    public String query() {
      int mark = url.indexOf('?');
      int hash = url.indexOf('#');
      int end = hash < 0 ? url.length() : hash;
      return mark < 0 || mark > end ? "" : url.substring(mark + 1, end);
    }

    private int pathStart() {
      int from = url.indexOf("://");
      if (from < 0) {
        return 0;
      }
      int slash = url.indexOf('/', from + 3);
      int mark = url.indexOf('?', from + 3);
      int end = mark >= 0 && (slash < 0 || mark < slash) ? mark : slash;
      return end < 0 ? url.length() : end;
    }

    /// Whether it only asks.
    public boolean safe() {
      return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
  }

  /// What the service answered.
  public record Answered(int status, Headers headers, Content body) {

    public boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  public Exchange {
    flags = List.copyOf(flags);
  }

  /// The same one with another answer.
  public Exchange with(Answered other) {
    return new Exchange(sent, other, template, moment, flags);
  }
}
