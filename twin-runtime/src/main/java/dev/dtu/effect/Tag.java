package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A name for what a reply shows, as `ETag` tells it: the same as long as it shows the same.
///
/// @param weak whether it is of the form `W/"…"`
record Tag(boolean weak) {

  private static final String WEAK = "W/";

  /// The tag of a reply; empty when it shows a part of something, or nothing.
  Optional<String> of(Reply reply) {
    return switch (reply.body()) {
      case Body.Bytes bytes when bytes.length() > 0 -> Optional.of(text(hash(bytes.content())));
      case Body.Stored(String sha256, long _) -> Optional.of(text(sha256));
      default -> Optional.empty();
    };
  }

  private String text(String hash) {
    return (weak ? WEAK : "") + '"' + hash + '"';
  }

  /// Whether a header names the tag: by itself, between others, or by `*`. Strong and weak forms mean
  /// the same, since services heed `If-Match` with the weak tags that they hand out.
  static boolean named(String header, String tag) {
    for (String each : header.split(",", -1)) {
      String name = each.strip();
      if (name.equals("*") || bare(name).equals(bare(tag))) {
        return true;
      }
    }
    return false;
  }

  private static String bare(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
