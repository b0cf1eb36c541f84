package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Domains of an organisation's own, and the records by which their owner shows that they are.
///
/// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/domains and
///   /api/v1/email-domains, 2026-11-22
final class Domains {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createCustomDomain", Domains::pages)
          .on("createEmailDomain", Domains::mail)
          .on("deleteEmailDomain", Domains::unmailed);

  private static final String MAILED = "emailDomainId";
  private static final String LED = "_links.emailDomain";

  private static final Pattern KEPT =
      Pattern.compile("(?i)(.*\\.)?(example\\.(com|net|org)|example|test|invalid|localhost)");

  private Domains() {}

  /// Makes a domain for pages; its name is to lead to the organisation's place for those.
  ///
  /// - refuses: E0000001 a name that is kept for examples and tests, where Okta is to look after its
  ///   certificate: nobody certifies those
  /// - source: RFC 2606, and recorded traffic of okta/okta-sdk-python, POST /api/v1/domains, 2026-11-22
  private static Reply pages(Play play) {
    boolean managed =
        play.sent().text("certificateSourceType").filter("OKTA_MANAGED"::equals).isPresent();
    if (managed && KEPT.matcher(play.sent().text("domain").orElse("")).matches()) {
      throw Refusal.of(Problem.INVALID).because("domain", "Prohibited custom domain name.");
    }
    Thing made = play.done();
    String there = AppView.organisation(play) + ".customdomains.oktapreview.com";
    List<Json> records = new ArrayList<>();
    for (Json each : made.item().items("dnsRecords")) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      boolean name = one.text("recordType").filter("CNAME"::equals).isPresent();
      records.add(name ? one.with("values", Arr.of(List.of(Json.of(there)))) : one);
    }
    return kept(play, "domain", made.with("dnsRecords", Arr.of(records)));
  }

  /// Makes a domain that messages come from; names below it are in small letters.
  private static Reply mail(Play play) {
    Thing made = play.done();
    String domain = made.text("domain").orElse("").toLowerCase(Locale.ROOT);
    List<Json> records = new ArrayList<>();
    for (Json each : made.item().items("dnsValidationRecords")) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      Optional<String> value =
          one.text("verificationValue")
              .filter(_ -> one.text("recordType").filter("cname"::equals).isPresent());
      records.add(value.isEmpty() ? one : one.with("fqdn", below(value.get(), made) + domain));
    }
    branded(play, made);
    return kept(play, "email-domain", made.with("dnsValidationRecords", Arr.of(records)));
  }

  /// The brand that a domain was made for tells it from then on.
  private static void branded(Play play, Thing domain) {
    Rows brands = play.rows("brand");
    Optional<Thing> brand = play.sent().text("brandId").flatMap(brands::find);
    String href = play.scene().origin().url() + "/api/v1/email-domains/" + domain.id();
    brand.ifPresent(
        own -> brands.keep(own.with(MAILED, domain.id()).with(LED, Hrefs.of(href, "GET", "PUT"))));
  }

  /// Takes a domain for messages away, and from brands that told it.
  private static Reply unmailed(Play play) {
    String id = play.asked("emailDomainId").orElse("");
    Rows brands = play.rows("brand");
    for (Thing brand : brands.all()) {
      if (brand.text(MAILED).filter(id::equals).isPresent()) {
        Obj links = brand.item().obj("_links").orElse(Obj.EMPTY).without("emailDomain");
        brands.keep(brand.showing(brand.item().without(MAILED).with("_links", links)));
      }
    }
    return play.plainly();
  }

  /// What stands before a domain: its selector where a record is of a key, else the part for messages.
  private static String below(String value, Thing made) {
    int key = value.indexOf(".domainkey.");
    return key < 0
        ? made.text("validationSubdomain").orElse("mail") + "."
        : value.substring(0, key) + "._domainkey.";
  }

  private static Reply kept(Play play, String resource, Thing thing) {
    return play.shown(play.rows(resource).keep(thing));
  }
}
