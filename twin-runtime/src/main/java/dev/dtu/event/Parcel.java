package dev.dtu.event;

import dev.dtu.call.Headers;
import java.time.Duration;

/// One try to tell the outside something, ready to go.
///
/// @param delivery the key of its row
/// @param attempt the how-many-th try it is, from 1
public record Parcel(
    String delivery,
    int attempt,
    String method,
    String url,
    Headers headers,
    String body,
    Duration timeout) {}
