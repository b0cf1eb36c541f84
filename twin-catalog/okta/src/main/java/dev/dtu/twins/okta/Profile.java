package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The attributes of a user, held to the user schema.
///
/// - source: developer.okta.com, schemas, default user profile properties; recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class Profile {

  private static final List<String> FIRST =
      List.of("firstName", "lastName", "mobilePhone", "secondEmail", "login", "email");
  private static final Set<String> BASE =
      new TreeSet<>(
          List.of(
              ("firstName lastName mobilePhone secondEmail login email middleName honorificPrefix"
                      + " honorificSuffix title displayName nickName profileUrl primaryPhone"
                      + " streetAddress city state zipCode countryCode postalAddress"
                      + " preferredLanguage locale timezone userType employeeNumber costCenter"
                      + " organization division department managerId manager")
                  .split(" ")));
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int NAME = 50;
  private static final int LEAST_LOGIN = 5;
  private static final int LONGEST_LOGIN = 100;

  private Profile() {}

  /// Refuses a profile that the schema does not take.
  ///
  /// @param subject what the summary of an unknown attribute names
  static void check(Play play, Obj profile, String subject) {
    List<String> more = new ArrayList<>(profile.keys());
    more.removeAll(BASE);
    if (!more.isEmpty()) {
      defined(play, more, profile, subject);
    }
    Refusal wrong = Refusal.of(Problem.INVALID);
    for (String name : List.of("login", "email", "firstName", "lastName")) {
      wrong = checked(wrong, name, profile.text(name).orElse(""));
    }
    if (!wrong.causes().isEmpty()) {
      throw wrong;
    }
  }

  private static Refusal checked(Refusal wrong, String name, String text) {
    if (text.isBlank()) {
      return wrong.because(name, "The field cannot be left blank");
    }
    boolean login = name.equals("login");
    int longest = login || name.equals("email") ? LONGEST_LOGIN : NAME;
    int least = login ? LEAST_LOGIN : 1;
    if (text.length() > longest || text.length() < least) {
      return wrong.because(
          name,
          "String length must be between " + least + " and " + longest + " characters inclusive");
    }
    boolean address = !name.equals("email") || ADDRESS.matcher(text).matches();
    return address ? wrong : wrong.because(name, "Does not match required pattern");
  }

  /// Refuses attributes, none of the base schema's, that nobody added to it, or that are not as whoever
  /// added them wants them.
  private static void defined(Play play, List<String> names, Obj profile, String subject) {
    Obj added = added(play);
    Refusal unknown = Refusal.of("api-validation").with("subject", subject);
    for (String name : names) {
      if (!added.has(name)) {
        unknown = unknown.because("", "Property name '" + name + "' is not defined in profile");
      }
    }
    if (!unknown.causes().isEmpty()) {
      throw unknown;
    }
    Refusal wrong = Refusal.of(Problem.INVALID);
    for (String name : names) {
      Obj attribute = added.obj(name).orElse(Obj.EMPTY);
      Optional<String> complaint =
          Attribute.complaint(attribute, profile.find(name).orElse(Json.Null.NULL));
      wrong = complaint.isPresent() ? wrong.because(name, complaint.get()) : wrong;
    }
    if (!wrong.causes().isEmpty()) {
      throw wrong;
    }
  }

  /// The attributes that schemas of users tell, by name.
  private static Obj added(Play play) {
    Obj added = Obj.EMPTY;
    for (Thing schema : play.rows("schema-user").all()) {
      for (String part : List.of("base", "custom")) {
        Optional<Obj> properties =
            schema.find("definitions." + part + ".properties").flatMap(Json::asObj);
        added = added.withAll(properties.orElse(Obj.EMPTY));
      }
    }
    return added;
  }

  /// Whether users have an attribute of a name.
  static boolean known(Play play, String name) {
    return BASE.contains(name) || added(play).has(name);
  }

  /// The profile without attributes that are null, but for two that are always told.
  static Obj without(Obj profile) {
    Obj told = profile;
    for (String name : profile.keys()) {
      boolean nothing = profile.find(name).filter(value -> value == Json.Null.NULL).isPresent();
      told = nothing ? told.without(name) : told;
    }
    return told;
  }

  /// The profile in the order that replies have: six attributes first, two of them always.
  static Obj ordered(Obj profile) {
    var ordered = Obj.builder();
    List<String> names = new ArrayList<>(FIRST);
    names.addAll(profile.keys());
    for (String name : names) {
      boolean always = name.equals("mobilePhone") || name.equals("secondEmail");
      if (!ordered.has(name) && (always || profile.has(name))) {
        ordered.put(name, profile.find(name).orElse(Json.Null.NULL));
      }
    }
    return ordered.build();
  }
}
