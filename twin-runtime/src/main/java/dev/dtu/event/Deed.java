package dev.dtu.event;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What an answer does to a call, or to a document of it: what is asked ([dev.dtu.twin.Advice#BODY]),
/// what is made, what is answered ([dev.dtu.twin.Advice#REPLY]).
public sealed interface Deed permits Deed.Merges, Deed.Becomes, Deed.Refuses, Patching {

  /// Members of the answer over those of a document.
  ///
  /// @param into the member they go into; empty for the document itself
  /// @param from the member of the answer that holds them; empty for the answer itself
  record Merges(String subject, String into, String from) implements Deed {}

  /// A part of the answer in place of a document.
  ///
  /// @param from the member of the answer; empty for the answer itself
  record Becomes(String subject, String from) implements Deed {}

  /// The service says no.
  record Refuses(Saying saying) implements Deed {}

  /// The document of which it changes a part.
  default Optional<String> changed() {
    return switch (this) {
      case Merges merges -> Optional.of(merges.subject);
      case Patching patching -> Optional.of(patching.subject());
      case Becomes _, Refuses _ -> Optional.empty();
    };
  }

  /// Does it.
  ///
  /// @param said the answer, or the item of one
  /// @param documents by their names, as they were shown; becomes as they are to be
  /// @return the documents it changed
  /// @throws Hearing.Unfit when it cannot be done
  default List<String> done(Json said, SortedMap<String, Json> documents, Facts facts)
      throws Hearing.Unfit {
    switch (this) {
      case Refuses(Saying saying) -> throw saying.refusal(facts);
      case Becomes(String subject, String from) -> {
        documents.put(subject, part(said, from));
        return List.of(subject);
      }
      case Merges(String subject, String into, String from) -> {
        if (!(part(said, from) instanceof Obj more)) {
          throw new Hearing.Unfit("expected members in '" + from + "'");
        }
        documents.put(subject, merged(shown(documents, subject), into, more));
        return List.of(subject);
      }
      case Patching patching -> {
        String subject = patching.subject();
        Json steps = part(said, patching.from());
        documents.put(subject, patching.patched(shown(documents, subject), steps));
        return List.of(subject);
      }
    }
  }

  private static Json part(Json said, String from) throws Hearing.Unfit {
    return from.isEmpty()
        ? said
        : Facts.at(said, from).orElseThrow(() -> new Hearing.Unfit("expected '" + from + "'"));
  }

  private static Json shown(SortedMap<String, Json> documents, String subject)
      throws Hearing.Unfit {
    Json document = documents.get(subject);
    if (document == null) {
      throw new Hearing.Unfit("expected nothing about '" + subject + "', of which there is none");
    }
    return document;
  }

  private static Json merged(Json document, String into, Obj more) {
    Obj whole = document.asObj().orElse(Obj.EMPTY);
    if (into.isEmpty()) {
      return whole.withAll(more);
    }
    int dot = into.indexOf('.');
    String first = dot < 0 ? into : into.substring(0, dot);
    String rest = dot < 0 ? "" : into.substring(dot + 1);
    return whole.with(first, merged(whole.find(first).orElse(Obj.EMPTY), rest, more));
  }
}
