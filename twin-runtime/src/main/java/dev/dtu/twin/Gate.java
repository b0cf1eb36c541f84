package dev.dtu.twin;

/// What a call passes before its behaviour. The order is data of the twin: clients notice it.
public enum Gate {
  /// The service's rate limits.
  LIMIT,
  /// Is the credential one the operation takes?
  AUTHENTICATE,
  /// Is the feature switched on in this tenant?
  FEATURE,
  /// May this caller do this?
  PERMIT,
  /// Do the things the path names exist?
  EXIST,
  /// Is the body what its content type says?
  PARSE,
  /// Do parameters and body fit the contract?
  VALIDATE
}
