package dev.dtu.usage;

import dev.dtu.contract.Complaint;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Rules of a document that a service was seen not to keep, by the place and the keyword of each:
/// `/profile/login minLength`, see [#place].
///
/// @param forgiven those that requests broke and were answered all the same
/// @param departed those that answers broke, of the thing in them: `/owner null`
/// @param unshown members that answers mostly lack, as the name of the schema and of the member:
///     `HrefObject templated`; of all schemas where it is `*`
/// @param filled lists that answers never show empty, called so too
public record Loose(
    NavigableSet<String> forgiven,
    NavigableSet<String> departed,
    NavigableSet<String> unshown,
    NavigableSet<String> filled) {

  /// The keyword of a null in the place of another type.
  public static final String NULL = "null";

  /// The place of a rule that is broken wherever it stands: `* null`.
  public static final String ANYWHERE = "*";

  /// Every rule wherever it stands, but what a body is written in.
  public static final String ALL = ANYWHERE + " " + ANYWHERE;

  /// Stands in a rule for any name that clients make up.
  private static final String ANY = "{}";

  public static final Loose NONE = new Loose(new TreeSet<>(), new TreeSet<>());

  /// Of a service of which nobody knows what answers lack.
  public Loose(NavigableSet<String> forgiven, NavigableSet<String> departed) {
    this(forgiven, departed, new TreeSet<>(), new TreeSet<>());
  }

  /// How a member is called whatever it stands in the schema of.
  public static String member(String schema, String name) {
    return schema + " " + name;
  }

  public Loose {
    forgiven = Collections.unmodifiableNavigableSet(new TreeSet<>(forgiven));
    departed = Collections.unmodifiableNavigableSet(new TreeSet<>(departed));
    unshown = Collections.unmodifiableNavigableSet(new TreeSet<>(unshown));
    filled = Collections.unmodifiableNavigableSet(new TreeSet<>(filled));
  }

  /// The same for requests alone.
  Loose requests() {
    return new Loose(forgiven, new TreeSet<>());
  }

  /// The same with those of another.
  public Loose and(Loose other) {
    NavigableSet<String> requests = new TreeSet<>(forgiven);
    requests.addAll(other.forgiven);
    NavigableSet<String> answers = new TreeSet<>(departed);
    answers.addAll(other.departed);
    NavigableSet<String> lacking = new TreeSet<>(unshown);
    lacking.addAll(other.unshown);
    NavigableSet<String> lists = new TreeSet<>(filled);
    lists.addAll(other.filled);
    return new Loose(requests, answers, lacking, lists);
  }

  boolean isEmpty() {
    return forgiven.isEmpty() && departed.isEmpty() && unshown.isEmpty() && filled.isEmpty();
  }

  /// Whether a request may break a rule.
  ///
  /// @param parameter the parameter complained of; empty for the body
  public boolean forgives(String parameter, Complaint complaint) {
    String kind = keyword(complaint);
    return holds(forgiven, place(parameter, complaint))
        || forgiven.contains(ANYWHERE + " " + kind)
        || (forgiven.contains(ALL) && !kind.equals(Complaint.MEDIA));
  }

  /// Whether an answer may break a rule.
  ///
  /// @param item where in the document things stand: empty, else such as `/items/[]`
  public boolean departs(String item, Complaint complaint) {
    return holds(departed, place(item, "", complaint));
  }

  private static boolean holds(NavigableSet<String> rules, String place) {
    return rules.contains(place) || rules.stream().anyMatch(rule -> under(rule, place));
  }

  /// Whether a rule with [#ANY] in the place of names is about that place.
  private static boolean under(String rule, String place) {
    if (!rule.contains(ANY)) {
      return false;
    }
    String[] names = rule.split("/", -1);
    String[] others = place.split("/", -1);
    boolean same = names.length == others.length;
    for (int i = 0; same && i < names.length; i++) {
      boolean any = names[i].startsWith(ANY) && !others[i].startsWith("[]");
      same = any ? keyword(names[i]).equals(keyword(others[i])) : names[i].equals(others[i]);
    }
    return same;
  }

  /// What follows the last name of a place; empty behind the names before it.
  private static String keyword(String name) {
    return name.substring(name.indexOf(' ') < 0 ? name.length() : name.lastIndexOf(' '));
  }

  /// How a broken rule of a thing is called that stands in a document.
  public static String place(String item, String parameter, Complaint complaint) {
    String place = place(parameter, complaint);
    boolean inside = place.startsWith(item + "/") || place.startsWith(item + " ");
    return inside ? place.substring(item.length()) : place;
  }

  /// How a broken rule is called: the place, its array indexes as `[]`, and the rule's keyword, or
  /// `null` where there is a null in the place of another type.
  public static String place(String parameter, Complaint complaint) {
    return (parameter + complaint.path()).replaceAll("/\\d+(?=/|$)", "/[]")
        + " "
        + keyword(complaint);
  }

  private static String keyword(Complaint complaint) {
    boolean nothing = complaint.keyword().equals("type") && complaint.what().endsWith("found null");
    return nothing ? NULL : complaint.keyword();
  }
}
