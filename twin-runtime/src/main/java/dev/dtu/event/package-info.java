/// Events: what services tell the outside on their own, and what becomes of it.
///
/// [Events] is what a twin's `events.yaml` declares: which rows and operations are told of, to which
/// rows that subscribe, in what words, how it is signed, and how often it is tried. A turn that
/// changes such rows is given more of them: each delivery is a row of the universe's own, with a timer
/// that sends it ([Deliveries]). So forks, replays and time travel have them, and they hang on the
/// universe's clock. Sending hands a [Parcel] to whoever calls out; what the outside answered
/// ([Outcome]) comes back as rows too.
///
/// [Asks] are the calls that ask the outside before they are done; what an answer does to them is said in
/// [Hearing] and its [Step]s, and reaches behaviours as [dev.dtu.twin.Advice].
///
/// [Line] is what a twin's `sockets.yaml` declares: how software opens sockets to hear of events. A socket
/// is a row ([Sockets]), promised and opened at its twin's [Switchboard]; deliveries go by it ([Carrying]),
/// and how these rows change tells what is said ([Utterance]).
///
/// Everything here is a function of the store and the moment. Nothing here calls out, and nothing here
/// knows a service.
@NullMarked
package dev.dtu.event;

import org.jspecify.annotations.NullMarked;
