package dev.dtu.bench.load;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// One run of the load, as the parent orders it.
///
/// @param path of the collection asked; `{u}` in it is replaced by 1 to `worlds`
/// @param header a whole line every request carries, empty for none
/// @param requests after how many replies the run ends; 0 to end by `seconds`
/// @param rows how many rows to keep with deletes between; 0 for create then read
/// @param talk [#AGAIN] to ask for the path and nothing else, a body with [#HOLE] in it to send that, the
///     same behind [#KEPT] to create that and read it back; empty for documents
public record Order(
    int port,
    String path,
    int worlds,
    String header,
    int connections,
    double seconds,
    long requests,
    int rows,
    String talk) {

  /// The same is read again and again.
  public static final String AGAIN = "again";

  /// Stands before a body that is created and read back in the place of documents.
  public static final String KEPT = "kept: ";

  /// Where the marker of a request goes in its body.
  public static final String HOLE = Document.HOLE;

  /// Create then read, for that long, on the 16 connections of the figures.
  public static Order createRead(int port, String path, String header, double seconds) {
    return new Order(port, path, 1, header, 16, seconds, 0, 0, "");
  }

  /// Like this over many collections, each named by its number in the path.
  public Order over(int worlds) {
    return new Order(port, path, worlds, header, connections, seconds, requests, rows, talk);
  }

  /// Like this, saying something else than documents.
  public Order saying(String what) {
    return new Order(port, path, worlds, header, connections, seconds, requests, rows, what);
  }

  /// Like this with a number of requests instead of a time.
  public Order until(long requests) {
    return new Order(port, path, worlds, header, connections, 0, requests, rows, talk);
  }

  /// Like this with a number of requests instead of a time, and rows to keep.
  public Order churning(long requests, int rows) {
    return new Order(port, path, worlds, header, connections, 0, requests, rows, talk);
  }

  public Obj json() {
    return Obj.builder()
        .put("port", port)
        .put("path", path)
        .put("worlds", worlds)
        .put("header", header)
        .put("connections", connections)
        .put("seconds", Json.of(seconds))
        .put("requests", requests)
        .put("rows", rows)
        .put("talk", talk)
        .build();
  }

  /// Reads what [#json] wrote.
  public static Order of(Obj json) {
    return new Order(
        (int) real(json, "port"),
        json.text("path").orElseThrow(),
        (int) real(json, "worlds"),
        json.text("header").orElse(""),
        (int) real(json, "connections"),
        real(json, "seconds"),
        (long) real(json, "requests"),
        (int) real(json, "rows"),
        json.text("talk").orElse(""));
  }

  private static double real(Obj json, String member) {
    return json.find(member).orElseThrow() instanceof Json.Num number ? number.real() : 0;
  }
}
