package dev.dtu.load;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Bytes by key in one file, read whole: four million bytes are read in a millisecond, and to map them
/// takes the JVM ten, as it makes code for it.
///
/// The file, all numbers big-endian: the magic, `i32` count, then for each entry `i32` the key's
/// [String#hashCode], `i32` where the entry begins, sorted by hash, then the entries: `i32` length of
/// the key, `i32` length of the value, the key in UTF-8, the value. Safe for any number of threads.
final class Pack {

  /// Another number is another format.
  private static final long MAGIC = 0x4454_5550_4143_4b33L;

  private static final int HEAD = Long.BYTES + Integer.BYTES;
  private static final int ENTRY = 2 * Integer.BYTES;

  private final ByteBuffer file;
  private final int[] index;

  private Pack(ByteBuffer file, int[] index) {
    this.file = file;
    this.index = index;
  }

  /// The pack in a file; empty when there is none there, or one of another format.
  static Optional<Pack> at(Path path) {
    try {
      return of(ByteBuffer.wrap(Files.readAllBytes(path)));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  static Optional<Pack> of(ByteBuffer bytes) {
    ByteBuffer file = bytes.order(ByteOrder.BIG_ENDIAN);
    if (file.limit() < HEAD || file.getLong(0) != MAGIC) {
      return Optional.empty();
    }
    int count = file.getInt(Long.BYTES);
    if (count < 0 || count > (file.limit() - HEAD) / ENTRY) {
      return Optional.empty();
    }
    var index = new int[count * 2];
    file.slice(HEAD, count * ENTRY).order(ByteOrder.BIG_ENDIAN).asIntBuffer().get(index);
    return Optional.of(new Pack(file, index));
  }

  /// The value of a key.
  Optional<byte[]> find(String key) {
    int hash = key.hashCode();
    int low = 0;
    int high = index.length / 2;
    while (low < high) { // to the first of that hash
      int middle = (low + high) >>> 1;
      if (index[2 * middle] < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    for (int at = low; at < index.length / 2 && index[2 * at] == hash; at++) {
      int entry = index[2 * at + 1];
      if (Arrays.equals(bytes(entry + ENTRY, file.getInt(entry)), wanted)) {
        return Optional.of(bytes(entry + ENTRY + wanted.length, file.getInt(entry + 4)));
      }
    }
    return Optional.empty();
  }

  private byte[] bytes(int from, int length) {
    var bytes = new byte[length];
    file.get(from, bytes);
    return bytes;
  }

  /// The file of these entries.
  static byte[] bytes(SortedMap<String, byte[]> entries) throws IOException {
    List<Map.Entry<String, byte[]>> sorted = new ArrayList<>(entries.entrySet());
    sorted.sort(Comparator.comparingInt(entry -> entry.getKey().hashCode()));
    var index = new ByteArrayOutputStream();
    var values = new ByteArrayOutputStream();
    try (var head = new DataOutputStream(index);
        var body = new DataOutputStream(values)) {
      head.writeLong(MAGIC);
      head.writeInt(sorted.size());
      for (Map.Entry<String, byte[]> each : sorted) {
        byte[] key = each.getKey().getBytes(StandardCharsets.UTF_8);
        head.writeInt(each.getKey().hashCode());
        head.writeInt(HEAD + sorted.size() * ENTRY + body.size());
        body.writeInt(key.length);
        body.writeInt(each.getValue().length);
        body.write(key);
        body.write(each.getValue());
      }
      values.writeTo(head);
      return index.toByteArray();
    }
  }

  /// Writes a file whole or not at all.
  static void write(Path path, SortedMap<String, byte[]> entries) throws IOException {
    Path draft = path.resolveSibling(path.getFileName() + ".draft");
    Files.write(draft, bytes(entries));
    Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
