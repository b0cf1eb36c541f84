package dev.dtu.twins.jira.jql;

/// A field as a query names it.
///
/// @param name as it is written, without quotation marks; `cf[10010]` for a custom field's number
/// @param number the number of a custom field; empty where it is named
/// @param key the key of an entity's property; empty where it is a plain field
/// @param path where in the property's value
public record FieldName(String name, String number, String key, String path) {

  static FieldName of(String name) {
    return new FieldName(name, "", "", "");
  }

  /// As errors name it.
  public String told() {
    return key.isEmpty() ? name : name + "[" + key + "]" + (path.isEmpty() ? "" : "." + path);
  }
}
