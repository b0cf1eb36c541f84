package dev.dtu.twins.drive;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.twin.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Documents and spreadsheets as files of other kinds.
///
/// - source: developers.google.com, Drive API, files.export and guides/ref-export-formats, and
///   measurements of brekkylab/backlot tests, 2026-09-12
final class Exports {

  static final Repertoire PARTS = Repertoire.NONE.on("drive.files.export", Exports::export);

  /// So many bytes are given out at most.
  static final int MOST = 10 * 1024 * 1024;

  private static final String NATIVE = "application/vnd.google-apps.";
  private static final String OPEN = "application/vnd.openxmlformats-officedocument.";
  private static final String FREE = "application/vnd.oasis.opendocument.";

  /// What the service makes documents into besides, and this twin does not.
  private static final List<String> OF_DOCUMENTS =
      List.of(
          "application/rtf",
          FREE + "text",
          "application/pdf",
          "application/epub+zip",
          "application/zip",
          OPEN + "wordprocessingml.document");

  /// What the service makes spreadsheets into besides, and this twin does not.
  private static final List<String> OF_SPREADSHEETS =
      List.of(
          "application/x-vnd.oasis.opendocument.spreadsheet",
          FREE + "spreadsheet",
          "application/pdf",
          "application/zip",
          OPEN + "spreadsheetml.sheet");

  private Exports() {}

  /// Makes a document or a spreadsheet into a text of the wanted kind.
  ///
  /// - in: `mimeType`
  /// - refuses, in this order: `not-found`, `not-exported` of a file with bytes or a folder,
  ///   `no-converter` of kinds that this twin makes nothing into, `not-converted` of all others,
  ///   `too-large-to-export`
  private static Reply export(Play play) {
    Thing file = play.rows(Files.FILE).get(play.asked("fileId").orElse(""));
    String of = file.text("mimeType").orElse("");
    String to = play.asked("mimeType").orElse("");
    if (!Birth.isNative(of) || Files.isFolder(file) || of.equals(NATIVE + "shortcut")) {
      throw Refusal.of("not-exported");
    }
    Optional<String> made =
        switch (of.substring(NATIVE.length())) {
          case "document" -> dev.dtu.twins.docs.Export.of(play, file.id(), to);
          case "spreadsheet" -> dev.dtu.twins.sheets.Export.of(play, file.id(), to);
          default -> Optional.empty();
        };
    String text = made.orElseThrow(() -> refusal(of.substring(NATIVE.length()), to));
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST) {
      throw Refusal.of("too-large-to-export");
    }
    return Reply.text(200, text, to);
  }

  private static Refusal refusal(String of, String to) {
    boolean known =
        switch (of) {
          case "document" -> OF_DOCUMENTS.contains(to);
          case "spreadsheet" -> OF_SPREADSHEETS.contains(to);
          default -> true;
        };
    return known
        ? Refusal.of("no-converter").with("of", of).with("to", to)
        : Refusal.of("not-converted");
  }
}
