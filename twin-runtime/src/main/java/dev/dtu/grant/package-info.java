/// Token services as data: who may ask for tokens, by which grants, and what is answered.
///
/// [Grants] is that data, written in a twin's `grants.yaml`; [Issuing] carries it out as the
/// behaviours of the operations it names. Clients and tokens are rows of the space, so tokens
/// replay, fork and end with everything else; only the key that signs is none of the store's: it is
/// made of the space's name alone, once in a process, when somebody first needs it. This room knows
/// no service and no file; it is the only one that knows how tokens are signed.
@NullMarked
package dev.dtu.grant;

import org.jspecify.annotations.NullMarked;
