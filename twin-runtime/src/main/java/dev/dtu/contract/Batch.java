package dev.dtu.contract;

/// Where several calls are taken in one request, each a part of its body.
///
/// @param path from the root of the host
/// @param type the media type of the request: `multipart/mixed`
public record Batch(String method, String path, String type) {}
