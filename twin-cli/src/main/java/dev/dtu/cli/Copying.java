package dev.dtu.cli;

import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Form;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import dev.dtu.recording.Tape;
import dev.dtu.recording.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads recordings of any form, exchange by exchange, to write them to another file.
final class Copying {

  /// Takes an exchange.
  @FunctionalInterface
  interface Taker {
    void take(Tape.Where where, Exchange exchange) throws IOException;
  }

  private final List<Path> files = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private long exchanges;

  /// @param places files and folders
  Copying(List<Path> places) throws Stopped, IOException {
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw Stopped.wrongUse("no such file or folder: " + place);
      }
      files.addAll(Files.isDirectory(place) ? Recordings.files(place) : List.of(place));
    }
    if (files.isEmpty()) {
      throw Stopped.wrongUse(
          "expected recordings (.jsonl, .har, .json, .yaml), found none in " + places);
    }
  }

  /// A file that is to be written, and is not there yet.
  ///
  /// @param append whether it may be there
  static Tape tape(Path out, boolean append) throws Stopped, IOException {
    if (!Recordings.writable(out)) {
      throw Stopped.wrongUse("expected a file that ends with .jsonl or .har, found " + out);
    }
    try {
      return Tape.open(out, append ? Tape.Begin.APPEND : Tape.Begin.NEW);
    } catch (FileAlreadyExistsException there) {
      throw new Stopped(
          "expected no file at " + out + ", found one; name another, or go on in it with --append");
    }
  }

  /// Reads all of them.
  void each(Taker taker) throws IOException {
    troubles.clear();
    exchanges = 0;
    for (Path file : files) {
      Form.Read read = Recordings.read(file);
      troubles.addAll(read.troubles());
      for (Session session : read.sessions()) {
        for (Exchange exchange : session.exchanges()) {
          taker.take(session.where(), exchange);
          exchanges++;
        }
      }
    }
  }

  /// What was written.
  static Obj told(Path out, long exchanges, long bytes) {
    return Obj.builder()
        .put("file", out.toString())
        .put("exchanges", exchanges)
        .put("bytes", bytes)
        .build();
  }

  /// Tells what was not read.
  void tell(PrintWriter err) throws Stopped {
    troubles.forEach(each -> err.println("not read: " + each));
    err.flush();
    if (exchanges == 0) {
      throw new Stopped("expected exchanges, found none in " + files);
    }
  }
}
