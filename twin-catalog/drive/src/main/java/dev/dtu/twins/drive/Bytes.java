package dev.dtu.twins.drive;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a file tells of its bytes beyond their sums and their length.
///
/// - source: developers.google.com, Drive API, files, 2026-09-12
final class Bytes {

  private static final List<String> OF_BYTES =
      List.of("originalFilename", "fullFileExtension", "fileExtension", "headRevisionId");

  /// What the runtime tells of bytes that a request brought.
  private static final List<String> MEASURED =
      List.of("md5Checksum", "sha1Checksum", "sha256Checksum", "size", "quotaBytesUsed");

  private Bytes() {}

  /// The item with what is told of files with bytes, or without.
  static Obj told(Obj item, Thing file, String type) {
    if (Birth.isNative(type)) {
      Obj left = item.without("webContentLink");
      for (String member : OF_BYTES) {
        left = left.without(member);
      }
      return left.with("quotaBytesUsed", item.text("quotaBytesUsed").orElse("0"));
    }
    String name = item.text("originalFilename").orElse(item.text("name").orElse(""));
    int dot = name.indexOf('.');
    String whole = dot < 0 ? "" : name.substring(dot + 1);
    String last = dot < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
    Obj measured = item;
    for (String member : MEASURED) {
      Optional<Json> told = file.item().find(member);
      measured = told.isPresent() ? measured.with(member, told.get()) : measured;
    }
    return measured
        .with("webContentLink", "https://drive.google.com/uc?id=" + file.id() + "&export=download")
        .with("originalFilename", name)
        .with("fullFileExtension", whole)
        .with("fileExtension", last)
        .with("headRevisionId", Json.of(revision(file, measured)));
  }

  /// The id of the bytes as they are now: that of their sum.
  private static String revision(Thing file, Obj item) {
    String of = file.id() + item.text("md5Checksum").orElse("") + item.text("size").orElse("0");
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return "0B" + Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has it", missing);
    }
  }
}
