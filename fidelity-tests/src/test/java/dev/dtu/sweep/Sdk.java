package dev.dtu.sweep;

import java.util.List;

/// A client library pointed at one universe.
interface Sdk extends AutoCloseable {

  /// Its methods that call the service, `UserApi.getUser`, in an order that is always the same.
  /// Overloads of one name are one method.
  List<String> methods();

  /// Calls a method with marked arguments.
  ///
  /// @param parameters the names of parameters the service has anywhere, for libraries that take
  ///     arguments by name
  /// @param whole whether every member of a document is to have something
  Said probe(String method, List<String> parameters, boolean whole);

  /// Calls a method that was probed, with the arguments of a request.
  Said call(String method, Wanted wanted);

  @Override
  void close();
}
