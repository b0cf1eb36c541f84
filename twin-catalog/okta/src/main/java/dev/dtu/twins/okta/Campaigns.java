package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Campaigns in which access is reviewed.
///
/// - who makes one is named in it; when it begins and ends is told in its own time zone
/// - source: recorded traffic of okta/terraform-provider-okta, POST /governance/api/v1/campaigns,
///   2026-11-22
final class Campaigns {

  /// What data cannot say of them.
  static final Repertoire PARTS = Repertoire.NONE.on("createCampaign", Campaigns::create);

  private static final String SCHEDULE = "scheduleSettings";

  private Campaigns() {}

  private static Reply create(Play play) {
    Obj asked = play.sent().obj(SCHEDULE).orElse(Obj.EMPTY);
    Thing made = play.done();
    Optional<Thing> maker = play.rows("user").find("me");
    if (maker.isPresent()) {
      String id = maker.get().id();
      made = made.with("createdBy", id).with("lastUpdatedBy", id);
    }
    Obj told = made.item().obj(SCHEDULE).orElse(Obj.EMPTY);
    Optional<ZonedDateTime> start = start(asked);
    if (start.isPresent()) {
      told = told.with("startDate", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start.get()));
      Optional<Long> days =
          asked
              .find("durationInDays")
              .flatMap(Json::asWords)
              .filter(word -> word.matches("\\d{1,4}"))
              .map(Long::parseLong);
      if (days.isPresent()) {
        ZonedDateTime end = start.get().plus(Duration.ofDays(days.get())); // of 24 hours each
        told = told.with("endDate", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(end));
      }
    }
    return play.shown(play.rows("campaign").keep(made.with(SCHEDULE, told)));
  }

  /// When it begins, in its zone; empty where the request has no such date or zone.
  private static Optional<ZonedDateTime> start(Obj asked) {
    try {
      ZoneId zone = ZoneId.of(asked.text("timeZone").orElse("UTC"));
      return asked
          .text("startDate")
          .map(OffsetDateTime::parse)
          .map(at -> at.atZoneSameInstant(zone).withNano(0));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
