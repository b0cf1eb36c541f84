package dev.dtu.contract;

/// What the title page tells of an operation: enough to route to it and to find its detail.
///
/// @param method in capitals
/// @param path the template, as the document spells it
/// @param family the part that holds the detail
public record OperationLine(String id, String method, String path, String family) {}
