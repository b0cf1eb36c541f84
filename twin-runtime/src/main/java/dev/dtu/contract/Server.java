package dev.dtu.contract;

/// Where a service says it is reached: `https`, `{yourOktaDomain}`, `/api`; each may be empty.
///
/// @param path the base path that the routes do not repeat
public record Server(String scheme, String host, String path) {}
