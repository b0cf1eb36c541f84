package dev.dtu.twins.sheets;

import dev.dtu.call.Reply;
import dev.dtu.effect.Part;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;

/// A method of the service: reads the spreadsheet that the call names, keeps what was changed of it,
/// and refuses in the service's words.
@FunctionalInterface
interface Method {

  Obj answer(Play play, Book book);

  /// As a part of the twin.
  ///
  /// - refuses, in this order: `not-found`, `bad-request`
  static Part part(Method method) {
    return play -> {
      Book book = Book.open(play);
      try {
        Obj answer = method.answer(play, book);
        book.keep();
        return Reply.json(200, answer);
      } catch (Amiss wrong) {
        throw wrong.refusal();
      }
    };
  }

  /// An answer that begins with the spreadsheet's id.
  static Obj of(Book book) {
    return Obj.of("spreadsheetId", Json.of(book.id()));
  }
}
