/// A contract told again as a document of the kind it was read from, for clients that ask the service
/// how it is called.
///
/// [dev.dtu.describe.DiscoveryDocument] is the whole of it: everything that the contract knows and a
/// discovery document has a word for. Reading such a document again gives the same contract. Prose is
/// not there, as contracts have none. The room knows `contract` and `json`.
@NullMarked
package dev.dtu.describe;

import org.jspecify.annotations.NullMarked;
