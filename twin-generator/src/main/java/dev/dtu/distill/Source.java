package dev.dtu.distill;

/// A document that was distilled.
///
/// @param origin where it came from, in the caller's words; may be empty
/// @param licence the name the document gives, or empty
/// @param sha256 of its bytes, in hexadecimal
public record Source(
    String file,
    String origin,
    String title,
    String version,
    String dialect,
    String licence,
    String sha256,
    long bytes) {}
