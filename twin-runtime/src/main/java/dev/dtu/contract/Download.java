package dev.dtu.contract;

/// How a caller asks an operation for bytes instead of its document: with this value of this query
/// parameter.
public record Download(String parameter, String value) {}
