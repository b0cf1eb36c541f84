package dev.dtu.sweep;

import java.util.List;

/// A client library pointed at one universe.
interface Sdk extends AutoCloseable {

  /// The kind of the credential it shows; empty for the twin's first.
  default String kind() {
    return "";
  }

  /// Its methods that call the service, `UserApi.getUser`, in an order that is always the same.
  /// Overloads of one name are one method.
  List<String> methods();

  /// Calls a method with marked arguments.
  ///
  /// @param parameters the names of parameters the service has anywhere, for libraries that take
  ///     arguments by name
  /// @param whole whether every member of a document is to have something
  Tried probe(String method, List<String> parameters, boolean whole);

  /// What came of a probe.
  ///
  /// @param names the members a method was seen to read of an argument
  record Tried(Said said, List<String> names) {}

  /// Calls a method that was probed, with the arguments of a request.
  Said call(String method, Wanted wanted);

  @Override
  void close();
}
