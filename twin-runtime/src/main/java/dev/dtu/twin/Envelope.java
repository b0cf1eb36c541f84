package dev.dtu.twin;

import dev.dtu.call.Reply;

/// Says no in the vendor's words: status, headers and body of a refusal.
@FunctionalInterface
public interface Envelope {

  Reply render(Refusal refusal, Scene scene);
}
