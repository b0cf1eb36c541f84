package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/// People as Slack shows them: with the time where they are, and a picture, which Slack makes up for
/// those who brought none.
///
/// - source: recorded traffic of slack-ruby/slack-ruby-client, users.list and users.info, 2026-08-31
final class Person {

  private static final List<String> SIZES = List.of("24", "32", "48", "72", "192", "512");

  /// What others are shown of a profile where it stands in something else.
  private static final List<String> CARD =
      List.of("real_name", "display_name", "real_name_normalized", "display_name_normalized");

  private Person() {}

  /// A person, whole; who left has neither a time nor a role.
  static Obj shown(Play play, Thing user) {
    Obj item = play.rows("user").shown(user).asObj().orElse(Obj.EMPTY);
    Obj profile = profile(user.id(), item.obj("profile").orElse(Obj.EMPTY));
    Obj whole = item.with("profile", profile);
    return item.flag("deleted") ? whole : timed(play, whole);
  }

  /// The time where somebody is, as the universe's clock has it.
  private static Obj timed(Play play, Obj item) {
    Optional<String> name = item.text("tz");
    if (name.isEmpty()) {
      return item;
    }
    try {
      ZoneId zone = ZoneId.of(name.get());
      var now = play.scene().moment();
      boolean summer = zone.getRules().isDaylightSavings(now);
      String label = TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.LONG, Locale.US);
      int offset = zone.getRules().getOffset(now).getTotalSeconds();
      return item.with("tz_label", label).with("tz_offset", Messages.number(offset));
    } catch (DateTimeException unknown) {
      return item;
    }
  }

  /// A profile with all that Slack tells of one; what somebody said of it stands.
  static Obj profile(String id, Obj told) {
    var usual =
        Obj.builder()
            .put("title", "")
            .put("phone", "")
            .put("skype", "")
            .put("real_name", "")
            .put("real_name_normalized", "")
            .put("display_name", "")
            .put("display_name_normalized", "")
            .put("fields", Json.Null.NULL)
            .put("status_text", "")
            .put("status_emoji", "")
            .put("status_emoji_display_info", Arr.EMPTY)
            .put("status_expiration", 0);
    if (!told.has("avatar_hash")) {
      String hash = hash(told.text("email").orElse(id));
      usual.put("avatar_hash", "g" + hash.substring(0, 11));
      for (String size : SIZES) {
        String plain = "https%3A%2F%2Fa.slack-edge.com%2Fdf10d%2Fimg%2Favatars%2Fava_0009-";
        usual.put(
            "image_" + size,
            "https://secure.gravatar.com/avatar/%s.jpg?s=%s&d=%s%s.png"
                .formatted(hash, size, plain, size));
      }
    }
    return usual.put("status_text_canonical", "").build().withAll(told);
  }

  /// What stands of a profile in an invitation.
  static Obj card(Obj profile) {
    Obj card = Obj.EMPTY;
    for (Obj.Member member : profile) {
      boolean shown =
          CARD.contains(member.key())
              || member.key().startsWith("image_")
              || List.of("team", "avatar_hash", "email").contains(member.key());
      card = shown ? card.with(member.key(), member.value()) : card;
    }
    return card;
  }

  /// The pictures of a profile.
  static Obj pictures(Obj profile) {
    Obj pictures = Obj.EMPTY;
    for (String size : SIZES) {
      Optional<Json> picture = profile.find("image_" + size);
      pictures = picture.isPresent() ? pictures.with("image_" + size, picture.get()) : pictures;
    }
    return pictures;
  }

  private static String hash(String of) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(of.getBytes(StandardCharsets.UTF_8));
      return "%032x".formatted(new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("every JDK has MD5", broken);
    }
  }
}
