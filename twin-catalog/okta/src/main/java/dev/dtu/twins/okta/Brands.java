package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// How an organisation looks. A brand begins with a theme, which can be changed, neither made nor taken
/// away; what it says in a template's own words can be taken back at once.
///
/// - source: okta-management OpenAPI 2026.06.3, ThemeResponse, listBrandThemes and
///   deleteAllCustomizations, 2026-11-23
final class Brands {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createBrand", Brands::begun)
          .finding("deleteAllCustomizations", Brands::plain);

  private static final List<String> TOUCHED =
      List.of("signInPage", "endUserDashboard", "errorPage", "emailTemplate", "loadingPage");

  private Brands() {}

  private static Reply begun(Play play) {
    Thing brand = play.done();
    Rows themes = play.rows("theme");
    Obj item =
        Obj.of("logo", Json.of(Effects.ORIGIN + "/assets/img/logos/okta-logo.png"))
            .with("favicon", Effects.ORIGIN + "/favicon.ico")
            .with("backgroundImage", Json.Null.NULL)
            .with("primaryColorHex", "#1662dd")
            .with("primaryColorContrastHex", "#000000")
            .with("secondaryColorHex", "#ebebed")
            .with("secondaryColorContrastHex", "#000000");
    for (String each : TOUCHED) {
      item = item.with(each + "TouchPointVariant", "OKTA_DEFAULT");
    }
    Thing theme = themes.make(item, brand.id());
    String own = Effects.ORIGIN + "/api/v1/brands/" + brand.id() + "/themes/" + theme.id();
    Obj links =
        Obj.of("background-image", Hrefs.of(own + "/background-image", "POST", "DELETE"))
            .with("favicon", Hrefs.of(own + "/favicon", "POST", "DELETE"))
            .with("logo", Hrefs.of(own + "/logo", "POST", "DELETE"))
            .with("self", Hrefs.of(own, "GET", "PUT"));
    themes.keep(theme.with("_links", links));
    return play.shown(brand);
  }

  private static Reply plain(Play play) {
    String brand = play.rows("brand").get(play.asked("brandId").orElse("")).id();
    Rows own = play.rows("email-customization");
    own.all(brand, play.asked("templateName").orElse("")).forEach(own::remove);
    return Reply.empty(204);
  }
}
