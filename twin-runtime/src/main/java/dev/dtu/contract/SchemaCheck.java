package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells what is wrong with a value against a schema.
///
/// It follows JSON Schema 2020-12 as OpenAPI 3.1 uses it, with these readings of what vendors'
/// documents mean rather than say:
///
/// - *A schema that names `null` among its types accepts null*, whatever its enum or its branches
///   say; `nullable: true` likewise.
/// - *`properties` without a type mean an object*, `items` without a type an array, unless the
///   schema chooses by `oneOf` or `anyOf`.
/// - *`oneOf` in a reply needs one match or more*: vendors' alternatives overlap. In a request it
///   needs exactly one.
/// - *A discriminator chooses the alternative*, and only the chosen one complains. On a base schema
///   it also leads from the base to the variant.
/// - *`additionalProperties: false` closes the whole*: a member that another schema checked for the
///   same object declares may stand, since documents close a base and extend it all the same. What a
///   schema there says of other members is not said of such a member either.
/// - *A pattern that Java cannot say, a text of over 4,096 characters, a match that takes too many
///   steps*: the pattern is taken as satisfied.
///
/// A check ends: a schema that refers to itself for the same value adds nothing the second time, and
/// after 100 complaints or 4,000,000 steps it stops (the latter with a complaint of keyword
/// `limit`).
public final class SchemaCheck {

  /// Which way a value travels.
  public enum Direction {
    /// To the service: `readOnly` members are not required, and may be null.
    REQUEST,
    /// From the service: `writeOnly` members are not required.
    REPLY
  }

  private SchemaCheck() {}

  /// Everything that is wrong, in the order of the document; empty when the value fits.
  public static List<Complaint> check(Json value, Schema schema, Direction direction) {
    var walk = new Walk(direction);
    schema.rule().holds(value, walk);
    return walk.complaints();
  }

  /// The value that a parameter's texts mean: a number where the schema wants one and the text is
  /// one, an array or object by the parameter's style, else text, for [#check] to complain about.
  ///
  /// @param rawValues the percent-decoded values under the parameter's own name, in order
  public static Json parameterValue(List<String> rawValues, Parameter parameter) {
    return ParameterText.value(rawValues, parameter);
  }

  /// The value of a parameter among all those of a request, empty when it is not there. Unlike the
  /// other form this sees objects that are spread over several names: `filter[size]=3` of
  /// `deepObject`, and the members of an exploded `form` object.
  ///
  /// @param all the percent-decoded values by name, in order
  public static Optional<Json> parameterValue(Map<String, List<String>> all, Parameter parameter) {
    return ParameterText.value(all, parameter);
  }

  /// The document that the pairs of a form mean: each member as a parameter of style `form`, what a
  /// name repeats or the schema wants as an array as an array, `a[b]` as the member of an object. A
  /// member the schema does not know is a text, or the texts in order.
  ///
  /// @param all the decoded values by name, in order
  public static Obj formValue(Map<String, List<String>> all, Schema schema) {
    return FormText.value(all, schema);
  }
}
