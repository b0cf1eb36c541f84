package dev.dtu.ledger;

import dev.dtu.call.Headers;
import dev.dtu.journal.Written;
import dev.dtu.json.Bytes;
import dev.dtu.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Writes one record after the other into an array that grows; see [RecordIn] for the way back.
///
/// A journal takes from it what is told of a call. Mutable; guarded by who owns it.
final class RecordOut implements Written {

  private static final int FIRST = 4 << 10;

  /// A longer array is given back when the next record begins.
  private static final int KEPT = 64 << 10;

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int NUMBER = 10;

  /// Pieces of a document's length: enough for four of the longest records.
  private static final int LENGTH = 4;

  private byte[] bytes = new byte[FIRST];
  private int size;
  private int tail;

  /// Begins a new record.
  RecordOut begin() {
    if (bytes.length > KEPT) {
      bytes = new byte[FIRST];
    }
    size = Frames.HEAD;
    tail = size;
    return this;
  }

  /// How many bytes the record takes, its head with them.
  int size() {
    return size;
  }

  /// The record with its head; good until the next begins.
  ByteBuffer framed() {
    Frames.seal(bytes, size);
    return ByteBuffer.wrap(bytes, 0, size);
  }

  void writeTo(OutputStream to) throws IOException {
    Frames.seal(bytes, size);
    to.write(bytes, 0, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }

  /// Writes a number in pieces of seven bits, the lowest first.
  void number(long number) {
    reserve(NUMBER);
    long left = number;
    while ((left & -MORE) != 0) {
      bytes[size++] = (byte) (MORE | (left & (MORE - 1)));
      left >>>= BITS;
    }
    bytes[size++] = (byte) left;
  }

  void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  /// Writes a text: a byte a character when all are of Latin-1, else two.
  @SuppressWarnings("deprecation") // the low byte of each character is what is wanted
  void text(String text) {
    int length = text.length();
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= text.charAt(i);
    }
    boolean wide = all > 0xff;
    number((long) length << 1 | (wide ? 1 : 0));
    reserve(wide ? 2 * length : length);
    if (!wide) {
      text.getBytes(0, length, bytes, size);
      size += length;
      return;
    }
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) (text.charAt(i) >> 8);
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  void texts(List<String> texts) {
    number(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  void bytes(byte[] content) {
    number(content.length);
    reserve(content.length);
    System.arraycopy(content, 0, bytes, size, content.length);
    size += content.length;
  }

  /// Writes a document where it is to stand; how long it is, is known afterwards, and so takes as many
  /// pieces as the longest needs.
  void json(Json json) {
    reserve(LENGTH);
    int from = size + LENGTH;
    var document = new Bytes(bytes, from);
    document.add(json);
    bytes = document.array();
    int left = document.size() - from;
    for (int i = 1; i < LENGTH; i++) {
      bytes[size++] = (byte) (MORE | (left & (MORE - 1)));
      left >>>= BITS;
    }
    bytes[size] = (byte) left;
    size = document.size();
  }

  void headers(Headers headers) {
    List<Headers.Line> lines = headers.lines();
    number(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      text(lines.get(i).name());
      text(lines.get(i).value());
    }
  }

  /// Notes that what follows, up to the record's end, is asked for once more.
  void tail() {
    tail = size;
  }

  @Override
  public int length() {
    return size - tail;
  }

  @Override
  public void copy(byte[] to, int at) {
    System.arraycopy(bytes, tail, to, at, size - tail);
  }

  @Override
  public Form form() {
    return TurnForm.KEPT;
  }

  /// Begins a part that a reader may skip; [#close] ends it.
  int open() {
    reserve(Integer.BYTES);
    size += Integer.BYTES;
    return size;
  }

  void close(int opened) {
    ByteBuffer.wrap(bytes).putInt(opened - Integer.BYTES, size - opened);
  }
}
