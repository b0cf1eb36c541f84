package dev.dtu.twin;

import dev.dtu.json.Json;
import java.util.List;

/// What the outside said of a call before it was done: it may have a word on what is asked, on what
/// is made and on what is answered, each a document with a name.
@FunctionalInterface
public interface Advice {

  /// What the call asks for: its body's document.
  String BODY = "body";

  /// What it is answered: the reply's document.
  String REPLY = "reply";

  /// An access token as it is to be made: `{"claims": {…}, "lasts": 3600}`, in seconds.
  String ACCESS = "access";

  /// A token that tells who somebody is, as it is to be made.
  String IDENTITY = "identity";

  /// What else becomes of the call, in the service's own words. One that is offered asks the outside even
  /// where the call would be refused.
  String ACTION = "action";

  /// All that there may be.
  List<String> SUBJECTS = List.of(BODY, REPLY, ACCESS, IDENTITY, ACTION);

  /// What leaves everything as it is.
  Advice NONE = (subject, document) -> document;

  /// A document as it is to be: the same one, where nothing was said of it.
  ///
  /// @param subject its name, one of [#SUBJECTS]
  Json on(String subject, Json document);
}
