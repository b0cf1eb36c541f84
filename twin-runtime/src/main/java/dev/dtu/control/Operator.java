package dev.dtu.control;

/// Who asks at the operator's door.
///
/// @param name what journals and the audit call who did something
public record Operator(String name, Role role) {

  /// Whose token the server printed when it started.
  public static final Operator FIRST = new Operator("operator", Role.ADMIN);
}
