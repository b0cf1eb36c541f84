package dev.dtu.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;

/// SHA-256 over facts; each part is preceded by its length, so no two sequences look alike.
final class Hashing {

  private final MessageDigest digest = sha256();
  private final byte[] number = new byte[8];

  private Hashing() {}

  /// Name, count and rows in their order: key, place, value.
  static String of(Table table) {
    var hashing = new Hashing();
    hashing.add(table.name());
    hashing.add(table.minted());
    for (Iterator<Row> rows = table.rows(0); rows.hasNext(); ) {
      Row row = rows.next();
      hashing.add(row.key());
      hashing.add(row.place());
      hashing.add(row.value().bytes());
    }
    return hashing.hex();
  }

  /// The hashes of the tables in name order; a table that never held or counted anything is as if
  /// it were not there.
  static String of(Store store) {
    var hashing = new Hashing();
    for (Table table : store.tables()) {
      if (table.size() > 0 || table.minted() > 0) {
        hashing.add(table.hash());
      }
    }
    return hashing.hex();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(long value) {
    ByteBuffer.wrap(number).putLong(value);
    digest.update(number);
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
